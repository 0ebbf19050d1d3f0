import { describe, expect, it } from 'vitest'
import { parseGvariant } from '../../scripts/desktop/gvariant'

describe('GVariant text', () => {
  it.each<[string, unknown]>([
    ['(true,)', [true]],
    ["(<':1.7'>,)", [':1.7']],
    ['(uint32 7, -3, 1.5e3)', [7, -3, 1500]],
    ['()', []],
    ['@as []', []],
    ['[byte 0x2a, 0x00]', [42, 0]],
    ["b'icon'", 'icon'],
    ["objectpath '/a/b'", '/a/b'],
    ['nothing', null],
    ['"it\'s"', "it's"],
    [String.raw`'a\'b\\c\n\u4e2d\U0001f514'`, "a'b\\c\n中🔔"],
    ["'已成交 ≥ 0.1'", '已成交 ≥ 0.1'],
    ["['one', 'two']", ['one', 'two']],
  ])('reads %s', (text, value) => {
    expect(parseGvariant(text)).toEqual(value)
  })

  it('reads dictionaries of variants, typed and empty ones too', () => {
    expect(parseGvariant("{'enabled': <false>, 'label': <'Quit'>}")).toEqual(
      new Map<string, unknown>([
        ['enabled', false],
        ['label', 'Quit'],
      ]),
    )
    expect(parseGvariant('@a{sv} {}')).toEqual(new Map())
  })

  it('reads what is nested', () => {
    expect(parseGvariant("(uint32 1, (0, @a{sv} {}, [<(2, {'label': <'x'>}, @av [])>]))")).toEqual([
      1,
      [0, new Map(), [[2, new Map([['label', 'x']]), []]]],
    ])
  })

  it.each(['', '(', "('a'", "'open", '[1 2]', '{1 2}', '(true,) more', '?'])('refuses %j', (text) => {
    expect(() => parseGvariant(text)).toThrow('Unexpected text')
  })
})

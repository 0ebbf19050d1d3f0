import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSbe } from '../../src/main/paradex/sbe'
import {
  encodeSbe,
  expectedOf,
  int64Null,
  isInt64,
  templateOf,
  templates,
  type EncodedParts,
  type Template,
  type WireValue,
} from './sbe-encoder'

function valueOf(type: string): fc.Arbitrary<WireValue> {
  if (type === 'AccountAddress') return fc.bigInt(1n, 2n ** 252n).map((value) => `0x${value.toString(16)}`)
  if (type === 'int16') return fc.integer({ min: -32768, max: 32767 })
  if (type.endsWith('NULL')) return fc.oneof(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.constant(int64Null))
  if (isInt64(type)) return fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)
  return fc.integer({ min: 0, max: 255 })
}

function partsOf(template: Template): fc.Arbitrary<EncodedParts> {
  const block = (fields: Template['fields']) =>
    fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type)])))
  return fc.record({
    fields: block(template.fields),
    groups: fc.record(
      Object.fromEntries(
        template.groups.map((group) => [group.name, fc.array(block(group.fields), { maxLength: 5 })]),
      ),
    ),
    data: fc.record(
      Object.fromEntries(template.data.map((name) => [name, fc.string({ unit: 'grapheme', maxLength: 20 })])),
    ),
  })
}

function expected(template: Template, parts: EncodedParts, version = 1): Record<string, unknown> {
  const block = (fields: Template['fields'], values: Record<string, WireValue>): [string, unknown][] =>
    fields.map((field) => {
      const isPresent = (field.sinceVersion ?? 0) <= version
      return [field.name, isPresent ? expectedOf(field.type, values[field.name] ?? 0n) : null]
    })
  return {
    name: template.name,
    ...Object.fromEntries<unknown>(block(template.fields, parts.fields)),
    ...Object.fromEntries(
      template.groups.map((group) => [
        group.name,
        (parts.groups?.[group.name] ?? []).map((entry) =>
          Object.fromEntries<unknown>(block(group.fields, entry)),
        ),
      ]),
    ),
    ...parts.data,
  }
}

const sample = (template: Template): EncodedParts =>
  fc.sample(partsOf(template), { numRuns: 1, seed: 7 })[0] as EncodedParts

describe.each(templates)('SBE template $templateId $name', (template) => {
  test('reads back what the schema says was written', () => {
    fc.assert(
      fc.property(partsOf(template), (parts) => {
        expect(readSbe(encodeSbe(template, parts))).toEqual({
          kind: 'message',
          message: expected(template, parts),
        })
      }),
      { numRuns: 60 },
    )
  })

  test('gives null for what a version 0 body does not carry', () => {
    const parts = sample(template)
    const read = readSbe(encodeSbe(template, parts, { version: 0 }))
    expect(read).toEqual({ kind: 'message', message: expected(template, parts, 0) })
  })

  test('skips bytes a newer version adds to its blocks', () => {
    const parts = sample(template)
    const read = readSbe(encodeSbe(template, parts, { extra: 13 }))
    expect(read).toEqual({ kind: 'message', message: expected(template, parts) })
  })

  test('is malformed, never a crash, when cut at any byte', () => {
    const frame = encodeSbe(template, sample(template))
    for (let length = 0; length < frame.length; length += 1) {
      expect(readSbe(frame.subarray(0, length)).kind).toBe('malformed')
    }
  })

  test('reads a frame that lies within a larger buffer and nothing around it', () => {
    const parts = sample(template)
    const frame = encodeSbe(template, parts)
    const around = Buffer.concat([Buffer.alloc(11, 0xff), frame, Buffer.alloc(9, 0xff)])
    const read = readSbe(around.subarray(11, 11 + frame.length))
    expect(read).toEqual({ kind: 'message', message: expected(template, parts) })
    expect(readSbe(around.subarray(11, 10 + frame.length)).kind).toBe('malformed')
  })
})

describe('SBE decoder', () => {
  test('gives null for every field beyond a shorter block', () => {
    const trade = encodeSbe(templateOf('TradeEvent'), { fields: { ts: 5n }, data: { market: 'X' } })
    const short = Buffer.concat([trade.subarray(0, 16), trade.subarray(trade.length - 2)])
    short.writeUInt16LE(8, 0)
    expect(readSbe(short)).toMatchObject({
      kind: 'message',
      message: { ts: 5n, seq: null, price: null, market: 'X' },
    })
  })

  test('calls an enumeration value it does not know unknown', () => {
    const frame = encodeSbe(templateOf('TradeEvent'), { fields: { side: 254, tradeType: 99 } })
    expect(readSbe(frame)).toMatchObject({ message: { side: 'unknown', tradeType: 'unknown' } })
  })

  test('skips unknown templates and other schemas', () => {
    const frame = encodeSbe(templateOf('HeartbeatEvent'), { fields: {} })
    frame.writeUInt16LE(77, 2)
    expect(readSbe(frame)).toEqual({ kind: 'skipped', schemaId: 1, templateId: 77 })
    frame.writeUInt16LE(2, 4)
    expect(readSbe(frame)).toEqual({ kind: 'skipped', schemaId: 2, templateId: 77 })
  })

  test('keeps every digit of a mantissa beyond 2^53', () => {
    const frame = encodeSbe(templateOf('BboEvent'), {
      fields: { bidPrice: 9007199254740993n, askPrice: int64Null },
    })
    expect(readSbe(frame)).toMatchObject({ message: { bidPrice: '90071992.54740993', askPrice: null } })
  })

  test('has the block lengths the schema notes', () => {
    expect(encodeSbe(templateOf('BookEvent'), { fields: {} }).readUInt16LE(0)).toBe(89)
    expect(encodeSbe(templateOf('MarketSummaryEvent'), { fields: {} }).readUInt16LE(0)).toBe(240)
    expect(encodeSbe(templateOf('MarketSummaryEvent'), { fields: {} }, { version: 0 }).readUInt16LE(0)).toBe(
      216,
    )
  })

  test('never throws, whatever the bytes', () => {
    const ids = fc.constantFrom(...templates.map((template) => template.templateId), 0, 99)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), ids, fc.nat(300), (noise, templateId, blockLength) => {
        expect(['message', 'skipped', 'malformed']).toContain(readSbe(noise).kind)
        const framed = Buffer.concat([Buffer.alloc(8), noise])
        framed.writeUInt16LE(blockLength, 0)
        framed.writeUInt16LE(templateId, 2)
        framed.writeUInt16LE(1, 4)
        expect(['message', 'skipped', 'malformed']).toContain(readSbe(framed).kind)
      }),
      { numRuns: 2_000 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { chordOf, toKeyCaps } from '../../../src/renderer/commands/keys'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false }
const press = (key: string, code: string, held: Partial<typeof none> = {}) => ({
  ...none,
  key,
  code,
  ...held,
})

describe('a chord', () => {
  it.each([
    ['b', 'KeyB', {}, 'B'],
    ['B', 'KeyB', { shiftKey: true }, 'Shift+B'],
    ['?', 'Slash', { shiftKey: true }, '?'],
    ['k', 'KeyK', { ctrlKey: true }, 'Mod+K'],
    ['ArrowDown', 'ArrowDown', { altKey: true }, 'Alt+ArrowDown'],
    [' ', 'Space', {}, 'Space'],
    ['+', 'Equal', { ctrlKey: true, shiftKey: true }, 'Mod++'],
    ['Escape', 'Escape', { shiftKey: true }, 'Shift+Escape'],
  ])('of %s (%s, %o) is %s', (key, code, held, chord) => {
    expect(chordOf(press(key, code, held), false)).toBe(chord)
  })

  it('is by the key where Alt makes another letter of it', () => {
    expect(chordOf(press('¡', 'Digit1', { altKey: true }), true)).toBe('Alt+1')
  })

  it('takes Command for the main modifier on a Mac, and Ctrl for none', () => {
    expect(chordOf(press('k', 'KeyK', { metaKey: true }), true)).toBe('Mod+K')
    expect(chordOf(press('k', 'KeyK', { ctrlKey: true }), true)).toBeNull()
    expect(chordOf(press('k', 'KeyK', { metaKey: true }), false)).toBeNull()
  })

  it('is none for a modifier alone and while a word is composed', () => {
    expect(chordOf(press('Shift', 'ShiftLeft', { shiftKey: true }), false)).toBeNull()
    expect(chordOf(press('b', 'KeyB', { isComposing: true }), false)).toBeNull()
  })

  it('is written as on the keys', () => {
    expect(toKeyCaps('Mod+Shift+X', false)).toEqual(['Ctrl', 'Shift', 'X'])
    expect(toKeyCaps('Mod+Alt+ArrowUp', true)).toEqual(['⌘', '⌥', '↑'])
    expect(toKeyCaps('Mod++', false)).toEqual(['Ctrl', '+'])
    expect(toKeyCaps('+', false)).toEqual(['+'])
  })
})

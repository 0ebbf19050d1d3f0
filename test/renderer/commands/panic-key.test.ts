import { describe, expect, it } from 'vitest'
import { isOfWindow } from '../../../src/renderer/commands/keys'
import { PANIC_CHORD, toAccelerator, toPanicChord } from '../../../src/renderer/commands/panic-key'

describe('the chord of the emergency stop for any program', () => {
  it('is the setting in the words of the window, and back', () => {
    expect(toPanicChord('CommandOrControl+Alt+Shift+X')).toBe(PANIC_CHORD)
    expect(toAccelerator(PANIC_CHORD)).toBe('CommandOrControl+Alt+Shift+X')
    expect(toPanicChord('')).toBeNull()
    expect(toAccelerator(null)).toBe('')
  })

  it.each(['Alt+Shift+F12', 'Mod+Alt+Escape', 'Mod+Shift+9'])('can be %s', (chord) => {
    expect(toPanicChord(toAccelerator(chord) ?? '')).toBe(chord)
  })

  it.each(['X', 'Mod+X', 'Alt+F4', 'Mod+Alt+ArrowUp', 'Mod+Alt+!'])('can not be %s', (chord) => {
    expect(toAccelerator(chord)).toBeNull()
  })
})

describe('a key the window goes by', () => {
  it('is told from one that is free', () => {
    expect(['Enter', 'ArrowUp', 'Mod+C', 'Mod++'].every(isOfWindow)).toBe(true)
    expect(['B', 'Shift+Enter', 'Mod+K', 'Alt+ArrowUp'].some(isOfWindow)).toBe(false)
  })
})

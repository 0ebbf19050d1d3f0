import { describe, expect, it } from 'vitest'
import { bindingsOf, conflictsIn, toShortcutText, withChord } from '../../../src/renderer/commands/bindings'
import { COMMANDS } from '../../../src/renderer/commands/catalog'

describe('the shortcuts', () => {
  it('come without a conflict and without a command twice', () => {
    expect(conflictsIn(bindingsOf({}))).toEqual(new Map())
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length)
  })

  it('are as a person chose them, and as they came where nobody did', () => {
    const bindings = bindingsOf({ 'ticket.buy': 'Q', 'ticket.sell': null, unheardOf: 'X' })
    expect(bindings.get('ticket.buy')).toBe('Q')
    expect(bindings.get('ticket.sell')).toBeNull()
    expect(bindings.get('palette')).toBe('Mod+K')
    expect(bindings.has('unheardOf')).toBe(false)
  })

  it('tell which commands share a chord', () => {
    expect(conflictsIn(bindingsOf({ 'ticket.buy': 'S' }))).toEqual(
      new Map([['S', ['ticket.buy', 'ticket.sell']]]),
    )
  })

  it('forget a choice that is as it came', () => {
    const chosen = withChord({}, 'ticket.buy', 'Q')
    expect(chosen).toEqual({ 'ticket.buy': 'Q' })
    expect(withChord(chosen, 'ticket.buy', 'B')).toEqual({})
    expect(withChord(chosen, 'ticket.sell', null)).toEqual({ 'ticket.buy': 'Q', 'ticket.sell': null })
  })

  it('make a list to keep of those that have a chord', () => {
    const bindings = bindingsOf({ 'ticket.sell': null })
    const text = toShortcutText(
      bindings,
      (id) => id,
      (chord) => chord,
    )
    expect(text).toContain('B\tticket.buy')
    expect(text).not.toContain('ticket.sell')
  })
})

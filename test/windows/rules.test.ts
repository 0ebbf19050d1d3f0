import { describe, expect, it } from 'vitest'
import { hears, isForOne, mayAsk, toOne } from '../../src/main/windows/rules'
import { commandNames, eventNames } from '../../src/preload/contract'

describe('what a window hears', () => {
  it('is all that is for everybody, in the desk and in the window of a panel', () => {
    for (const event of eventNames) {
      expect(hears('desk', event)).toBe(true)
      expect(hears('orders', event)).toBe(true)
    }
  })

  it('is the account, prices and settings in the monitor, not books and trades', () => {
    for (const event of ['desk:changes', 'desk:reset', 'desk:beat', 'connection:changed'] as const)
      expect(hears('monitor', event)).toBe(true)
    for (const event of ['market:tickers', 'settings:changed', 'profiles:changed'] as const)
      expect(hears('monitor', event)).toBe(true)
    for (const event of ['market:book', 'market:trades', 'market:funding', 'windows:changed'] as const)
      expect(hears('monitor', event)).toBe(false)
  })

  it('goes to one alone where twice would be once too often: the desk, else a panel, else the monitor', () => {
    expect(eventNames.filter(isForOne).sort()).toEqual(['alert:sounded', 'app:leaving', 'desk:show'])
    expect(toOne(['monitor', 'orders', 'desk'])).toBe('desk')
    expect(toOne(['monitor', 'orders', 'book'])).toBe('orders')
    expect(toOne(['monitor'])).toBe('monitor')
    expect(toOne([])).toBeUndefined()
  })
})

describe('what a window may ask', () => {
  it('is everything in the desk and in the window of a panel', () => {
    for (const command of commandNames) {
      expect(mayAsk('desk', command)).toBe(true)
      expect(mayAsk('ticket', command)).toBe(true)
    }
  })

  it('is nothing in the monitor that sends, settles or adds', () => {
    const allowed = commandNames.filter((command) => mayAsk('monitor', command))
    expect(allowed).toContain('desk:snapshot')
    expect(allowed.filter((command) => !/^(desk|window):/.test(command))).toEqual([])
  })
})

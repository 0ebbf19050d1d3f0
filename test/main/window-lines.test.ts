import { describe, expect, it } from 'vitest'
import { createWindowLines, type WindowLines } from '../../src/main/desk/window-lines'
import type { EventName } from '../../src/preload/contract'
import type { Alert, MarketBook, Snapshot } from '../../src/preload/model'
import type { WindowName } from '../../src/preload/windows'
import { FakeClock } from '../socket/fake-clock'

/** Lines to windows of which some have gone deaf. */
function openLines(...names: WindowName[]) {
  const told: { name: WindowName; event: EventName; serial: number }[] = []
  const deaf = new Set<WindowName>()
  const clock = new FakeClock()
  const gathering = createWindowLines({
    send(name, news, serial) {
      told.push(...news.map(({ event }) => ({ name, event, serial })))
      return true
    },
    later: (callback, delayMs) => clock.setTimer(delayMs, callback),
    snapshot: () => ({ revision: 7 }) as Snapshot,
    canHear: (name) => !deaf.has(name),
  })
  // Time goes by after each step: what gathers on the way is the parcel's own test.
  const lines: WindowLines = {
    ...gathering,
    push(event, payload) {
      gathering.push(event, payload)
      clock.advance(100)
    },
    pushToOthers(from, event, payload) {
      gathering.pushToOthers(from, event, payload)
      clock.advance(100)
    },
    get queue() {
      return gathering.queue
    },
  }
  names.forEach((name) => lines.open(name))
  return { lines, told, deaf, namesOf: (event: EventName) => ofEvent(told, event) }
}

function ofEvent(told: { name: WindowName; event: EventName }[], event: EventName): WindowName[] {
  return told.filter((one) => one.event === event).map(({ name }) => name)
}

describe('the lines to the windows', () => {
  it('tell every window of the account, each by serials of its own', () => {
    const { lines, told } = openLines('desk', 'monitor', 'orders')
    lines.push('market:book', {} as MarketBook)
    lines.push('desk:changes', { revision: 1, changes: [] })
    expect(told.filter(({ event }) => event === 'desk:changes')).toEqual([
      { name: 'desk', event: 'desk:changes', serial: 2 },
      { name: 'monitor', event: 'desk:changes', serial: 1 },
      { name: 'orders', event: 'desk:changes', serial: 2 },
    ])
  })

  it('play a tone once, in the desk, and elsewhere only while the desk is not there to play it', () => {
    const { lines, deaf, namesOf } = openLines('monitor', 'desk', 'orders')
    lines.push('alert:sounded', { tone: 'alarm' })
    deaf.add('desk')
    lines.push('alert:sounded', { tone: 'alarm' })
    deaf.add('orders')
    lines.push('alert:sounded', { tone: 'alarm' })
    expect(namesOf('alert:sounded')).toEqual(['desk', 'orders', 'monitor'])
  })

  it('play a tone in a desk that nobody can see', () => {
    const { lines, namesOf } = openLines('desk', 'monitor')
    lines.of('desk')?.setInSight(false)
    lines.push('alert:sounded', { tone: 'alarm' })
    expect(namesOf('alert:sounded')).toEqual(['desk'])
  })

  it('ask before leaving in one window', () => {
    const { lines, namesOf } = openLines('orders', 'monitor', 'desk')
    lines.push('app:leaving', { openOrders: 2, algos: 0 })
    expect(namesOf('app:leaving')).toEqual(['desk'])
  })

  it('keep a hidden window quiet while another is in sight, and a slow one from holding up the rest', () => {
    const { lines, told, namesOf } = openLines('desk', 'orders')
    lines.of('desk')?.setInSight(false)
    for (let at = 0; at < 100; at += 1) {
      lines.push('alert:raised', { id: String(at) } as Alert)
      lines.of('orders')?.heard(told.findLast(({ name }) => name === 'orders')?.serial ?? 0)
    }
    expect(namesOf('alert:raised')).toEqual(Array.from({ length: 100 }, () => 'orders'))
    expect(lines.queue).toEqual({ inFlight: 0, held: 100 })
  })

  it('forget what was held for a page that begins anew, and leave the others as they are', () => {
    const { lines } = openLines('desk', 'orders')
    lines.of('desk')?.setInSight(false)
    lines.of('orders')?.setInSight(false)
    lines.push('desk:changes', { revision: 1, changes: [] })
    lines.of('orders')?.begin()
    expect(lines.of('desk')?.queue.held).toBe(1)
    expect(lines.of('orders')?.queue.held).toBe(0)
  })

  it('tell the others what one of them says', () => {
    const { lines, namesOf } = openLines('desk', 'orders', 'book')
    lines.pushToOthers('book', 'desk:beat', { atMs: 1 })
    expect(namesOf('desk:beat')).toEqual(['desk', 'orders'])
    lines.close('orders')
    lines.pushToOthers('book', 'desk:beat', { atMs: 2 })
    expect(namesOf('desk:beat')).toEqual(['desk', 'orders', 'desk'])
  })
})

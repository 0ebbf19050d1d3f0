import { expect, it } from 'vitest'
import { createCallTimes } from '../../src/main/measures/call-times'
import { createOrderRecord } from '../../src/main/measures/order-record'
import { createSocketRecord } from '../../src/main/measures/socket-record'

function createHandClock() {
  let nowMs = 1_000
  return { nowMs: () => nowMs, pass: (ms: number) => (nowMs += ms) }
}

it('a socket counts how often it came back, and how long it is in its phase and silent', () => {
  const clock = createHandClock()
  const record = createSocketRecord(clock.nowMs)
  expect(record.facts()).toMatchObject({ phase: 'offline', reconnects: 0, silentForMs: null })
  record.become('live')
  record.joined()
  record.inbound(clock.nowMs())
  record.roundTrip(12)
  clock.pass(400)
  record.become('live')
  expect(record.facts()).toMatchObject({ phase: 'live', phaseForMs: 400, silentForMs: 400, reconnects: 0 })
  record.become('connecting')
  record.joined()
  expect(record.facts()).toMatchObject({ phase: 'connecting', phaseForMs: 0, reconnects: 1 })
  expect(record.facts().roundTrip).toMatchObject({ count: 1, p50Ms: 12 })
})

it('calls are told by their kind, failures apart, and kinds do not grow without end', () => {
  const times = createCallTimes()
  times.record('GET markets', 10, false)
  times.record('GET markets', 30, true)
  times.record('DELETE orders', 5, false)
  expect(times.facts()).toMatchObject([
    { group: 'DELETE orders', failures: 0, time: { count: 1 } },
    { group: 'GET markets', failures: 1, time: { count: 2, longestMs: 30 } },
  ])
  for (let kind = 0; kind < 500; kind += 1) times.record(`GET ${kind}`, 1, false)
  expect(times.facts().length).toBeLessThan(70)
  expect(times.facts().find(({ group }) => group === 'other')?.time.count).toBeGreaterThan(400)
})

it('an order is acknowledged by its first word and open once, and one that is refused is neither', () => {
  const clock = createHandClock()
  const record = createOrderRecord(clock.nowMs)
  record.hear({ clientId: 'a', id: '', state: 'sending' })
  record.hear({ clientId: 'b', id: '', state: 'sending' })
  clock.pass(20)
  record.hear({ clientId: 'a', id: '7', state: 'new' })
  record.hear({ clientId: 'b', id: '', state: 'rejected' })
  clock.pass(20)
  record.hear({ clientId: 'a', id: '7', state: 'working' })
  record.hear({ clientId: 'a', id: '7', state: 'working' })
  record.hear({ clientId: 'of another app', id: '9', state: 'working' })
  const { acknowledged, open } = record.facts()
  expect(acknowledged).toMatchObject({ count: 1, p50Ms: 20 })
  expect(open).toMatchObject({ count: 1, p50Ms: 40 })
})

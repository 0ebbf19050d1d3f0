import { expect, it } from 'vitest'
import { isOpenState } from '../../src/trading/life'
import { buy, openDesk } from './opened-desk'

it('figures are real: lines, requests, orders, the event loop and the journal tell of what went on', async () => {
  const { desk, until } = await openDesk()
  const { handlers } = desk
  const placed = await handlers['order:place'](buy())
  expect(placed.ok).toBe(true)
  await until(({ orders }) => orders.some(({ state, id }) => id !== '' && isOpenState(state)))
  await until(({ connection }) => connection.latencyMs !== null)

  const facts = await handlers['diagnostics:read'](null)
  expect(facts.sockets.map(({ name }) => name)).toEqual(['account', 'prices'])
  for (const socket of facts.sockets) {
    expect(socket).toMatchObject({ phase: 'live', reconnects: 0 })
    expect(socket.silentForMs).not.toBeNull()
  }
  expect(facts.sockets[0]?.roundTrip.count).toBeGreaterThan(0)
  const markets = facts.calls.find(({ group }) => group === 'GET markets')
  expect(markets?.time.count).toBeGreaterThan(0)
  expect(markets?.time.p50Ms).not.toBeNull()
  expect(facts.calls.every(({ group }) => /^[A-Z]+ [a-z-]+$/.test(group))).toBe(true)
  expect(facts.orders?.acknowledged.count).toBe(1)
  expect(facts.orders?.open.count).toBe(1)
  expect(facts.loopDelay.count).toBeGreaterThan(0)
  expect(facts.memory.rssBytes).toBeGreaterThan(facts.memory.heapUsedBytes)
  expect(facts.journal).toMatchObject({ open: true, outcome: 'fresh', checkedAtStart: true, healthy: true })
  expect(facts.versions.node).toBe(process.versions.node)

  const { activeAddress, account, balances } = desk.snapshot()
  // Whole words and numbers: the digits of a balance may stand among those of a measured time.
  const told = JSON.stringify(facts).match(/[\w.]+/g)
  for (const own of [activeAddress, account?.accountValue, ...balances.map(({ size }) => size)])
    expect(told).not.toContain(own)

  desk.dropNow()
  await until(({ connection }) => connection.phase !== 'live')
  await until(({ connection }) => connection.phase === 'live')
  const after = await handlers['diagnostics:read'](null)
  expect(after.sockets[0]?.reconnects).toBe(1)
})

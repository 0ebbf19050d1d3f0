import { describe, expect, it } from 'vitest'
import { isOpenState } from '../../src/trading/life'
import { buy, openDesk } from './opened-desk'

const key = {
  environment: 'sandbox',
  label: 'Second',
  kind: 'main',
  secret: '0x5d1c2e3f4a5b6c7d8e9fa0b1c2d3e4f5a6b7c8d9eafb0c1d2e3f4a5b6c7d8e9',
  address: '',
  sessionOnly: true,
  onboard: true,
  ethereumAddress: '',
} as const

const asks = { ok: false, problem: { code: 'account.openOrders', values: { orders: '1', algos: '0' } } }

/** A desk with one open order, and a second account beside the one in use. */
async function openWithOrder() {
  const opened = await openDesk()
  const { desk, until } = opened
  expect(await desk.handlers['order:place'](buy())).toMatchObject({ ok: true })
  await until(({ orders }) => orders.length === 1)
  const added = await desk.handlers['account:add'](key)
  if (!added.ok) throw new Error(added.problem.code)
  return { ...opened, second: added.value, first: desk.snapshot().activeProfile ?? '' }
}

describe('an account with open orders', () => {
  it('stays in use when another is added, and is left for it by a person who has been asked', async () => {
    const { desk, settings, until, second, first } = await openWithOrder()
    expect(first).not.toBe(second.id)
    expect(settings.current.accounts.sandbox).not.toBe(second.id)
    const select = { profileId: second.id }
    expect(await desk.handlers['account:select'](select)).toEqual(asks)
    expect(await desk.handlers['account:select']({ ...select, acceptsOpenOrders: false })).toEqual(asks)
    expect(desk.snapshot().activeProfile).toBe(first)
    // Itself is nowhere else.
    expect(await desk.handlers['account:select']({ profileId: first })).toMatchObject({ ok: true })
    await until(({ orders, connection }) => orders.length === 1 && connection.phase === 'live')
    expect(await desk.handlers['account:select']({ ...select, acceptsOpenOrders: true })).toMatchObject({
      ok: true,
    })
    await until(({ activeProfile, account }) => activeProfile === second.id && account !== null)
    // Without an order of its own nobody is asked.
    expect(await desk.handlers['account:select']({ profileId: first })).toMatchObject({ ok: true })
    await until(({ activeProfile, orders }) => activeProfile === first && orders.length === 1)
  })

  it('is not left unasked while a TWAP runs on it, though no order is open', async () => {
    const { desk, until } = await openDesk()
    const first = desk.snapshot().activeProfile
    const twap = { intentId: 'twap', market: 'ETH-USD-PERP', side: 'buy', size: '2', durationS: 600 } as const
    expect(await desk.handlers['algo:place']({ ...twap, confirmed: false })).toMatchObject({ ok: true })
    const added = await desk.handlers['account:add'](key)
    if (!added.ok) throw new Error(added.problem.code)
    expect(desk.snapshot().activeProfile).toBe(first)
    const { orders, algos } = await until(({ algos: now }) => now.some(({ id }) => id !== ''))
    const open = orders.filter(({ state }) => isOpenState(state)).length
    const select = { profileId: added.value.id }
    expect(await desk.handlers['account:select'](select)).toEqual({
      ok: false,
      problem: { code: 'account.openOrders', values: { orders: String(open), algos: '1' } },
    })
    expect(await desk.handlers['algo:cancel']({ id: algos[0]?.id ?? '' })).toMatchObject({ ok: true })
    await until(({ algos: now }) => now.every(({ state }) => !isOpenState(state)))
    expect(await desk.handlers['account:select'](select)).toMatchObject({ ok: true })
  })

  it('is not left for another environment, another exchange or its own removal unasked', async () => {
    const { desk, sandbox, settings, until, first } = await openWithOrder()
    const custom = { customRestUrl: sandbox.restUrl, customWsUrl: sandbox.wsUrl }
    // Where the custom exchange is not on, its place leads nowhere.
    expect(await desk.handlers['settings:update'](custom)).toMatchObject({ ok: true })
    expect(await desk.handlers['environment:select']({ environment: 'custom' })).toEqual(asks)
    expect(await desk.handlers['account:remove']({ profileId: first })).toEqual(asks)
    expect(settings.current.environment).toBe('sandbox')
    expect(desk.snapshot().profiles.map(({ id }) => id)).toContain(first)
    expect(await desk.handlers['environment:select']({ environment: 'sandbox' })).toMatchObject({ ok: true })
    await until(({ orders, connection }) => orders.length === 1 && connection.phase === 'live')

    const go = { environment: 'custom', acceptsOpenOrders: true } as const
    expect(await desk.handlers['environment:select'](go)).toMatchObject({ ok: true })
    const added = await desk.handlers['account:add']({ ...key, environment: 'custom' })
    expect(added).toMatchObject({ ok: true })
    await until(({ connection, account }) => connection.phase === 'live' && account !== null)
    expect(await desk.handlers['order:place'](buy())).toMatchObject({ ok: true })
    await until(({ orders }) => orders.length === 1)
    const elsewhere = { customRestUrl: 'http://127.0.0.1:9/v1', customWsUrl: 'ws://127.0.0.1:9/v1' }
    expect(await desk.handlers['settings:update'](elsewhere)).toEqual(asks)
    expect(settings.current).toMatchObject(custom)
    expect(await desk.handlers['settings:update']({ ...elsewhere, acceptsOpenOrders: true })).toMatchObject({
      ok: true,
    })
    expect(settings.current).toMatchObject(elsewhere)
  })
})

import { describe, expect, it } from 'vitest'
import { buy, openDesk } from './opened-desk'

describe('cancel on disconnect', () => {
  it('is off unless it is chosen, confirmed by the exchange, and asked for anew after a reconnect', async () => {
    const { desk, control, until } = await openDesk()
    expect(desk.snapshot().connection.cancelOnDisconnect).toBe('off')
    await desk.handlers['settings:update']({ cancelOnDisconnect: true })
    await until(({ connection }) => connection.cancelOnDisconnect === 'on')
    await control.drop({ sockets: 'all', how: 'reset' })
    await until(({ connection }) => connection.phase !== 'live')
    await until(({ connection }) => connection.phase === 'live' && connection.cancelOnDisconnect === 'on')
  })

  it('takes the orders with a lost connection', async () => {
    const { desk, control, until } = await openDesk()
    await desk.handlers['settings:update']({ cancelOnDisconnect: true })
    await until(({ connection }) => connection.cancelOnDisconnect === 'on')
    await desk.handlers['order:place'](buy())
    await control.drop({ sockets: 'all', how: 'reset' })
    const { orders } = await until(({ orders: [order] }) => order?.state === 'cancelled')
    expect(orders).toMatchObject([{ state: 'cancelled' }])
  })

  it('asks before the app quits with orders in the market, and only then', async () => {
    const { desk, leaving, quits, until } = await openDesk()
    await desk.handlers['order:place'](buy())
    expect(desk.askBeforeLeaving()).toBe(false)
    await desk.handlers['settings:update']({ cancelOnDisconnect: true })
    await until(({ connection }) => connection.cancelOnDisconnect === 'on')
    expect(desk.askBeforeLeaving()).toBe(true)
    expect(leaving).toEqual([{ openOrders: 1, algos: 0 }])
    expect(await desk.handlers['app:quit']({ orders: 'cancel' })).toEqual({ ok: true, value: null })
    expect(quits).toHaveLength(1)
    await until(({ orders: [order] }) => order?.state === 'cancelled')
    expect(desk.askBeforeLeaving()).toBe(false)
  })

  it('leaves the orders where they are when the desk ends on purpose', async () => {
    const { desk, control, until } = await openDesk()
    await desk.handlers['settings:update']({ cancelOnDisconnect: true })
    await until(({ connection }) => connection.cancelOnDisconnect === 'on')
    await desk.handlers['order:place'](buy())
    await desk.stop()
    const { accounts } = await control.state()
    expect(accounts.flatMap(({ openOrders }) => openOrders)).toHaveLength(1)
  })
})

describe('the venue’s moods', () => {
  it('says what is left of the limits, and of a Retail account’s', async () => {
    const { desk, until } = await openDesk()
    const { budget } = desk.snapshot()
    expect(budget).toMatchObject({ usage: 'pro', retailSpent: false })
    expect(budget?.windows.some(({ isSoft }) => isSoft)).toBe(false)
    await desk.handlers['settings:update']({ tokenUsage: 'retail' })
    const retail = await until(
      ({ connection, budget: now }) => connection.phase === 'live' && now?.usage === 'retail',
    )
    const left = () =>
      desk.snapshot().budget?.windows.find(({ isSoft, windowMs }) => isSoft && windowMs === 60_000)?.remaining
    expect(retail.budget?.windows.filter(({ isSoft }) => isSoft)).toHaveLength(4)
    const before = left() ?? 0
    await desk.handlers['order:place'](buy())
    expect(left()).toBe(before - 1)
  })

  it('reads and sets the margin of a market', async () => {
    const { desk } = await openDesk()
    const setting = { market: 'ETH-USD-PERP', kind: 'cross', leverage: 7 } as const
    expect(await desk.handlers['margin:set'](setting)).toEqual({ ok: true, value: setting })
    expect(await desk.handlers['margin:read']({ market: 'ETH-USD-PERP' })).toEqual({
      ok: true,
      value: setting,
    })
    expect(await desk.handlers['margin:set']({ ...setting, leverage: 900 })).toMatchObject({ ok: false })
    // This exchange margins nothing by itself, and says so as the venue would.
    expect(await desk.handlers['margin:set']({ ...setting, kind: 'isolated' })).toMatchObject({
      ok: false,
      problem: { code: 'venue.MARKET_MARGIN_RESTRICTED' },
    })
  })
})

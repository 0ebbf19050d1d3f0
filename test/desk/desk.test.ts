import { describe, expect, it } from 'vitest'
import { compare } from '../../src/money/decimal'
import vectors from '../fixtures/paradex/vectors.json'
import { buy, openDesk } from './opened-desk'

describe('the desk on a real exchange', () => {
  it('opens on the paper account with money in it', async () => {
    const { desk } = await openDesk()
    const snapshot = desk.snapshot()
    expect(snapshot.account?.accountValue).toBe('100000')
    expect(snapshot.profiles).toMatchObject([{ kind: 'paper', kept: 'session' }])
    expect(snapshot.activeAddress).toBe(snapshot.profiles[0]?.address)
    expect(snapshot.markets.length).toBeGreaterThan(3)
    expect(snapshot.balances).toMatchObject([{ token: 'USDC', size: '100000' }])
  })

  it('shows and rings a fill once, from order to position', async () => {
    const { desk, control, alerts, until } = await openDesk()
    const placed = await desk.handlers['order:place'](buy())
    if (!placed.ok) throw new Error(placed.problem.code)
    await until(({ orders }) => orders.some(({ state }) => state === 'working'))
    await control.fill({ orderId: placed.value.id, size: '0.2' })
    await until(({ orders }) => orders.some(({ state }) => state === 'partlyFilled'))
    await control.fill({ orderId: placed.value.id })
    const end = await until(
      ({ orders, fills, positions }) =>
        orders.some(({ state }) => state === 'filled') && fills.length === 2 && positions[0]?.size === '0.5',
    )
    expect(end.orders).toHaveLength(1)
    await until(() => alerts.length === 2)
    expect(alerts.map(({ title, body }) => `${title} ${body}`)).toEqual([
      'Bought 0.2 ETH-USD-PERP at 3,400 · 0.3 left',
      'Bought 0.3 ETH-USD-PERP at 3,400 · order filled',
    ])
  })

  it('numbers its changes without a gap', async () => {
    const { desk, changes, until } = await openDesk()
    const before = desk.snapshot().revision
    changes.length = 0
    await desk.handlers['order:place'](buy())
    await until(({ orders }) => orders.some(({ state }) => state === 'working'))
    expect(changes.map(({ revision }) => revision)).toEqual(changes.map((_, n) => before + n + 1))
    expect(desk.snapshot().revision).toBe(before + changes.length)
  })

  it('catches up after a lost connection: one grouped bell for what filled meanwhile', async () => {
    const { desk, control, alerts, until } = await openDesk()
    const one = await desk.handlers['order:place'](buy())
    const two = await desk.handlers['order:place'](buy({ price: '3390' }))
    if (!one.ok || !two.ok) throw new Error('not placed')
    await until(({ orders }) => orders.filter(({ state }) => state === 'working').length === 2)
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'all', how: 'reset' })
    await until(({ connection }) => connection.phase !== 'live')
    await control.fill({ orderId: one.value.id })
    await control.fill({ orderId: two.value.id })
    await control.refuse({ refused: false })
    await desk.handlers['connection:retry'](null)
    const back = await until(({ connection, fills }) => connection.phase === 'live' && fills.length === 2)
    expect(back.positions).toMatchObject([{ side: 'long', size: '1' }])
    expect(back.orders.map(({ state }) => state)).toEqual(['filled', 'filled'])
    expect(alerts.filter(({ kind }) => kind !== 'connection').map(({ title }) => title)).toEqual([
      '2 fills while Paradesk was away',
    ])
  })

  it('rings for an order the exchange rejects after having taken it', async () => {
    const { desk, alerts, until } = await openDesk()
    await desk.handlers['order:place'](buy({ size: '1500', price: '3400' }))
    await until(() => alerts.length === 1)
    expect(alerts[0]).toMatchObject({ kind: 'rejection', title: 'Rejected: buy 1,500 ETH-USD-PERP' })
    expect(desk.snapshot().orders).toMatchObject([{ state: 'rejected', cancelReason: 'NOT_ENOUGH_MARGIN' }])
  })

  it('cancels one order, and all of them', async () => {
    const { desk, until } = await openDesk()
    const first = await desk.handlers['order:place'](buy())
    await desk.handlers['order:place'](buy({ price: '3390' }))
    await desk.handlers['order:place'](buy({ price: '3380' }))
    if (!first.ok) throw new Error(first.problem.code)
    expect(await desk.handlers['order:cancel']({ orderId: first.value.id })).toEqual({
      ok: true,
      value: null,
    })
    await until(({ orders }) => orders.filter(({ state }) => state === 'cancelled').length === 1)
    expect(await desk.handlers['orders:cancel-all']({ market: null, side: null })).toEqual({
      ok: true,
      value: null,
    })
    await until(({ orders }) => orders.filter(({ state }) => state === 'cancelled').length === 3)
  })

  it('changes an order in place, and stops by side', async () => {
    const { desk, until } = await openDesk()
    const placed = await desk.handlers['order:place'](buy())
    if (!placed.ok) throw new Error(placed.problem.code)
    await until(({ orders }) => orders.some(({ state }) => state === 'working'))
    const amendment = {
      orderId: placed.value.id,
      size: '0.4',
      price: '3390',
      triggerPrice: null,
      confirmed: false,
    }
    expect(await desk.handlers['order:modify'](amendment)).toMatchObject({ ok: true })
    await until(({ orders }) => orders.some(({ price, size }) => price === '3390' && size === '0.4'))
    await desk.handlers['order:place'](buy({ side: 'sell', price: '3550' }))
    await until(({ orders }) => orders.filter(({ state }) => state === 'working').length === 2)
    await desk.handlers['orders:cancel-all']({ market: null, side: 'sell' })
    const left = await until(({ orders }) => orders.some(({ state }) => state === 'cancelled'))
    expect(left.orders.find(({ side }) => side === 'buy')?.state).toBe('working')
  })

  it('lets a stop wait for its trigger', async () => {
    const { desk, control, until } = await openDesk()
    const stop = buy({ type: 'stopMarket', price: '0', triggerPrice: '3600' })
    expect(await desk.handlers['order:place'](stop)).toMatchObject({ ok: true })
    await until(({ orders }) =>
      orders.some(({ state, triggerPrice }) => state === 'untriggered' && triggerPrice === '3600'),
    )
    await control.price({ market: 'ETH-USD-PERP', price: '3601' })
    await until(({ orders }) => orders.some(({ state }) => state !== 'untriggered'))
  })

  it('streams the book and the trades of the market that is watched, and of no other', async () => {
    const { desk, books, tape, until } = await openDesk({ simulate: true })
    await desk.handlers['market:watch']({ market: 'ETH-USD-PERP' })
    await until(() => books.some(({ phase }) => phase === 'live') && tape.length > 0)
    const book = books.find(({ phase }) => phase === 'live')
    expect(book?.bids.length).toBeGreaterThan(5)
    expect(compare(book?.bids[0]?.price ?? '0', book?.asks[0]?.price ?? '0')).toBe(-1)
    await desk.handlers['market:watch']({ market: 'SOL-USD-PERP' })
    await until(() => books.at(-1)?.market === 'SOL-USD-PERP')
    expect(new Set([...books, ...tape].map(({ market }) => market)).has('BTC-USD-PERP')).toBe(false)
  })

  it('begins the tape of a market with what was traded before, none twice, also when it comes back to it', async () => {
    const { desk, control, tape, tapes, until } = await openDesk()
    const placed = await desk.handlers['order:place'](buy({ size: '2' }))
    if (!placed.ok) throw new Error(placed.problem.code)
    await until(({ orders }) => orders.some(({ state }) => state === 'working'))
    const trade = (size: string) => control.fill({ orderId: placed.value.id, size })
    const watch = (market: string) => desk.handlers['market:watch']({ market })
    const sizes = () => tapes.at(-1)?.trades.map(({ size }) => size)
    await trade('0.1')
    await trade('0.2')
    await watch('ETH-USD-PERP')
    await until(() => sizes()?.length === 2)
    expect(sizes()).toEqual(['0.2', '0.1'])
    await trade('0.3')
    await until(() => tape.length === 1)
    // A window that opens now looks at the same.
    await watch('ETH-USD-PERP')
    expect(sizes()).toEqual(['0.3', '0.2', '0.1'])
    await watch('BTC-USD-PERP')
    await trade('0.4')
    await watch('ETH-USD-PERP')
    await until(() => sizes()?.length === 4)
    expect(sizes()).toEqual(['0.4', '0.3', '0.2', '0.1'])
  })

  it('begins it anew after a break with what was traded meanwhile', async () => {
    const { desk, control, tapes, until } = await openDesk()
    const placed = await desk.handlers['order:place'](buy({ size: '2' }))
    if (!placed.ok) throw new Error(placed.problem.code)
    await until(({ orders }) => orders.some(({ state }) => state === 'working'))
    const trade = (size: string) => control.fill({ orderId: placed.value.id, size })
    await trade('0.1')
    await desk.handlers['market:watch']({ market: 'ETH-USD-PERP' })
    await until(() => tapes.at(-1)?.trades.length === 1)
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'all', how: 'reset' })
    await until(({ connection }) => connection.marketData !== 'live')
    await trade('0.2')
    await control.refuse({ refused: false })
    await desk.handlers['connection:retry'](null)
    await until(() => tapes.at(-1)?.trades.length === 2)
    expect(tapes.at(-1)?.trades.map(({ size }) => size)).toEqual(['0.2', '0.1'])
  })

  it('switches to an account that was added, and back', async () => {
    const { desk, until } = await openDesk()
    const { activeAddress: paper, activeProfile } = desk.snapshot()
    const added = await desk.handlers['account:add']({
      environment: 'sandbox',
      label: 'Second',
      kind: 'main',
      secret: vectors.account.l2PrivateKey,
      address: vectors.account.l2Address,
      sessionOnly: true,
      onboard: true,
      ethereumAddress: '',
    })
    expect(added).toMatchObject({ ok: true, value: { label: 'Second', kept: 'session' } })
    await until(
      ({ activeAddress, account }) => activeAddress === vectors.account.l2Address && account !== null,
    )
    await desk.handlers['account:select']({ profileId: activeProfile ?? '' })
    await until(({ activeAddress, account }) => activeAddress === paper && account !== null)
    await desk.handlers['account:remove']({ profileId: `sandbox:${vectors.account.l2Address}` })
    expect(desk.snapshot().profiles).toHaveLength(1)
  })

  it('keeps nothing of a key that the keychain cannot take', async () => {
    const { desk } = await openDesk()
    const added = await desk.handlers['account:add']({
      environment: 'sandbox',
      label: 'Second',
      kind: 'main',
      secret: vectors.account.l2PrivateKey,
      address: '',
      sessionOnly: false,
      onboard: true,
      ethereumAddress: '',
    })
    expect(added).toMatchObject({ ok: false, problem: { code: 'vault.keychainMissing' } })
    expect(desk.snapshot().profiles).toHaveLength(1)
  })

  it.each(['testnet', 'mainnet'] as const)(
    'refuses %s on the substitute runtime and stays where it is',
    async (environment) => {
      const { desk, settings } = await openDesk()
      expect(await desk.handlers['environment:select']({ environment })).toMatchObject({
        ok: false,
        problem: { code: 'runtime.loopbackOnly' },
      })
      expect(settings.current.environment).toBe('sandbox')
      expect(desk.snapshot().connection.phase).toBe('live')
    },
  )
})

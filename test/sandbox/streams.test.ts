import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Probe } from './probe'
import { Trader, ask } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { decodeSbe } from './sbe-decoder'
import { frameComplaints, restComplaints, rpcComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'

const MARKET = 'BTC-USD-PERP'
let sandbox: Sandbox
let control: Control

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0, jsonPublic: true })
  control = createControl(sandbox.controlUrl)
})

afterEach(() => sandbox.stop())

const step = (times: number) => {
  for (let i = 0; i < times; i += 1) sandbox.exchange.step()
}

describe('the channel of markets', () => {
  it('tells of a change with the members that changed, and orders feel it', async () => {
    const probe = await Probe.open(sandbox)
    for (const channel of ['markets', `markets.${MARKET}`, 'markets.ETH-USD-PERP'])
      await probe.call('subscribe', { channel })
    await control.market({
      market: MARKET,
      tick: '5',
      imf: '0.04',
      priceBandsWidth: '0.1',
      maxOpenOrders: 100,
    })
    await probe.until(() => probe.dataOf(`markets.${MARKET}`).length > 0)
    const [event] = probe.dataOf('markets')
    expect(frameComplaints('ResponsesMarketEvent', event)).toEqual([])
    expect(event).toMatchObject({ event_type: 'UPDATED', symbol: MARKET })
    expect(event.changed_fields).toEqual({
      price_tick_size: '5',
      price_bands_width: 0.1,
      max_slippage: 0.1,
      delta1_cross_margin_params: { imf_base: '0.04', imf_factor: '0', imf_shift: '0', mmf_factor: '0.5' },
    })
    expect(probe.dataOf('markets.ETH-USD-PERP')).toEqual([])
    const trader = await Trader.start(sandbox)
    expect((await trader.post(trader.order({ price: '95001' }))).body.error).toBe('VALIDATION_ERROR')
    expect((await trader.post(trader.order({ price: '95005' }))).status).toBe(201)
    const { bids } = (await ask(sandbox, `/orderbook/${MARKET}`)).body
    expect((bids as string[][]).every(([price]) => Number(price) % 5 === 0)).toBe(true)
    const history = await ask(sandbox, `/markets/history?market=${MARKET}`)
    expect(restComplaints('GET', '/markets/history', history.status, history.body)).toEqual([])
    expect(history.body.results).toEqual([event])
  })

  it('tells of a new market, which trades', async () => {
    const probe = await Probe.open(sandbox)
    await probe.call('subscribe', { channel: 'markets' })
    await control.list({ market: 'NEW-USD-PERP', like: 'SOL-USD-PERP', price: '12.5' })
    await probe.until(() => probe.dataOf('markets').length > 0)
    expect(frameComplaints('ResponsesMarketEvent', probe.dataOf('markets')[0])).toEqual([])
    expect(probe.dataOf('markets')[0]).toMatchObject({ event_type: 'CREATED', symbol: 'NEW-USD-PERP' })
    const channel = 'bbo.NEW-USD-PERP'
    expect((await probe.call('subscribe', { channel })).result).toEqual({ channel })
    step(30)
    await probe.until(() => probe.dataOf(channel).length > 0)
    expect((await ask(sandbox, '/markets?market=NEW-USD-PERP')).body.results).toHaveLength(1)
    await expect(control.list({ market: MARKET, like: MARKET })).rejects.toThrow('there is a market')
  })

  it('tells of the end of one: orders closed, positions settled, gone', async () => {
    const trader = await Trader.start(sandbox)
    const probe = await Probe.open(sandbox, { token: trader.token })
    const book = `order_book.${MARKET}.deltas@15@50ms`
    for (const channel of ['markets', 'orders.ALL', 'fills.ALL', 'positions', book])
      await probe.call('subscribe', { channel })
    await trader.post(trader.order({ client_id: 'resting' }))
    await trader.post(trader.order({ type: 'MARKET', price: '0', instruction: 'IOC', client_id: 'held' }))
    await control.delist({ market: MARKET })
    await probe.until(() => probe.dataOf('markets').length > 1)
    expect(probe.dataOf('markets').map(({ event_type }) => String(event_type))).toEqual([
      'SETTLED',
      'DELETED',
    ])
    expect(probe.dataOf('orders.ALL')).toContainEqual(
      expect.objectContaining({ client_id: 'resting', cancel_reason: 'MARKET_CLOSED' }),
    )
    expect(probe.dataOf('fills.ALL').at(-1)).toMatchObject({ fill_type: 'SETTLE_MARKET', size: '0.01' })
    expect(probe.dataOf('positions').at(-1)).toMatchObject({ status: 'CLOSED' })
    expect((await trader.post(trader.order())).body.error).toBe('MARKET_NOT_FOUND')
    expect((await ask(sandbox, `/markets?market=${MARKET}`)).status).toBe(404)
    expect((await probe.call('unsubscribe', { channel: book })).result).toEqual({ channel: book })
    step(60)
    expect((await trader.get('/account')).status).toBe(200)
  })

  it.each([{ tradingMode: 'RFQ_ONLY' as const }, { openAtMs: Date.now() + 3_600_000 }])(
    'may say %o, and orders are refused',
    async (change) => {
      const trader = await Trader.start(sandbox)
      await control.market({ market: MARKET, ...change })
      expect((await trader.post(trader.order())).body.error).toBe('MARKET_NOT_OPEN')
    },
  )
})

describe('a scoped subscription', () => {
  const channel = 'markets_summary'
  const heard = (probe: Probe) => new Set(probe.dataOf(channel).map(({ symbol }) => String(symbol)))

  it('hears of its own markets, changed in place', async () => {
    const probe = await Probe.open(sandbox)
    await probe.call('subscribe', { channel, markets: [MARKET, 'ETH-USD-PERP'] })
    step(1)
    await probe.until(() => heard(probe).size > 1)
    expect(heard(probe)).toEqual(new Set([MARKET, 'ETH-USD-PERP']))
    const change = { channel, add: ['SOL-USD-PERP'], remove: ['ETH-USD-PERP'] }
    const { result } = await probe.call('modify_subscription', change)
    expect(rpcComplaints('modify_subscription', result)).toEqual([])
    expect(result).toEqual(change)
    probe.heard.length = 0
    step(1)
    await probe.until(() => heard(probe).size > 1)
    expect(heard(probe)).toEqual(new Set([MARKET, 'SOL-USD-PERP']))
  })

  it('may begin empty', async () => {
    const [probe, all] = [await Probe.open(sandbox), await Probe.open(sandbox)]
    await probe.call('subscribe', { channel, markets: [] })
    await all.call('subscribe', { channel })
    step(1)
    await all.until(() => heard(all).size === 8)
    await probe.call('modify_subscription', { channel, add: [MARKET] })
    expect(probe.dataOf(channel)).toEqual([])
  })

  it.each([
    ['subscribe', { channel, markets: ['NO-SUCH'] }, -32602],
    ['subscribe', { channel: 'trades.ALL', markets: [MARKET] }, -32602],
    ['modify_subscription', { channel, add: [MARKET] }, 100],
  ])('%s with %o is refused', async (method, params, code) => {
    const probe = await Probe.open(sandbox)
    expect((await probe.call(method, params)).error.code).toBe(code)
  })

  it('is a plain one when it names no markets, and cannot be modified', async () => {
    const probe = await Probe.open(sandbox)
    await probe.call('subscribe', { channel })
    expect((await probe.call('modify_subscription', { channel, add: [MARKET] })).error.code).toBe(100)
  })
})

describe('the comparison of funding rates', () => {
  const channel = 'funding_rate_comparison.ALL@100ms'

  it('is binary, hourly, and of several venues', async () => {
    const probe = await Probe.open(sandbox, { sbe: true })
    expect((await probe.call('subscribe', { channel })).result).toEqual({ channel })
    step(50)
    await probe.until(() => probe.binaries().length >= 32)
    const frames = probe.binaries().map(decodeSbe)
    const ofBtc = frames.filter(({ data }) => data.market === MARKET)
    expect(new Set(frames.map(({ name }) => name))).toEqual(new Set(['FundingRateComparisonEvent']))
    expect(ofBtc.map(({ fields }) => fields.source)).toEqual(['PARADEX', 'BINANCE', 'BYBIT', 'HYPERLIQUID'])
    const own = ofBtc[0]?.fields.hourlyFundingRate ?? 0n
    const [row] = (await ask(sandbox, `/funding/data?market=${MARKET}&page_size=1`)).body.results
    expect(Number(own) / 1e12).toBeCloseTo(Number(row.funding_rate) / 8, 9)
  })

  it('has no JSON', async () => {
    const probe = await Probe.open(sandbox)
    expect((await probe.call('subscribe', { channel })).error.code).toBe(100)
    expect((await probe.call('subscribe', { channel: 'funding_rate_comparison.ALL' })).error.code).toBe(
      -32602,
    )
  })
})

describe('money and settlement', () => {
  it('are told on transfers and transaction, step by step', async () => {
    const trader = await Trader.start(sandbox)
    const probe = await Probe.open(sandbox, { token: trader.token })
    for (const channel of ['transfers', 'transaction']) await probe.call('subscribe', { channel })
    await control.fund({ account: trader.address, amount: '250' })
    await control.fund({ account: trader.address, amount: '-100.5' })
    await trader.post(trader.order({ type: 'MARKET', price: '0', instruction: 'IOC' }))
    step(1)
    const states = () => probe.dataOf('transaction').map(({ state }) => String(state))
    await probe.until(() => states().includes('ACCEPTED_ON_L2'))
    for (const data of probe.dataOf('transfers'))
      expect(frameComplaints('ResponsesTransferResult', data)).toEqual([])
    for (const data of probe.dataOf('transaction'))
      expect(frameComplaints('ResponsesTransactionResponse', data)).toEqual([])
    const told = probe.dataOf('transfers').map(({ kind, status, amount }) => [kind, status, amount].join(' '))
    expect(told).toEqual([
      'DEPOSIT PENDING 250',
      'DEPOSIT COMPLETED 250',
      'WITHDRAWAL PENDING 100.5',
      'WITHDRAWAL COMPLETED 100.5',
    ])
    expect(states()).toEqual(['RECEIVED', 'ACCEPTED_ON_L2'])
  })

  it('a bust takes the fill back everywhere', async () => {
    const trader = await Trader.start(sandbox)
    const probe = await Probe.open(sandbox, { token: trader.token })
    const channels = ['tradebusts', 'transaction', 'positions', 'account']
    for (const channel of channels) await probe.call('subscribe', { channel })
    await trader.post(trader.order({ type: 'MARKET', price: '0', instruction: 'IOC' }))
    const [fill] = (await trader.get('/fills')).body.results
    await control.bust({ account: trader.address, fillId: fill.id, revert: true })
    await probe.until(() => probe.dataOf('account').at(-1)?.total_collateral === '100000')
    expect(frameComplaints('ResponsesTradebustResult', probe.dataOf('tradebusts')[0])).toEqual([])
    expect(probe.dataOf('tradebusts')).toMatchObject([{ busted_fill_id: fill.id }])
    expect(probe.dataOf('transaction').at(-1)).toMatchObject({ id: fill.id, state: 'REVERTED' })
    expect(probe.dataOf('positions').at(-1)).toMatchObject({ status: 'CLOSED', size: '0' })
    expect((await trader.get('/fills')).body.results).toEqual([])
    expect((await trader.get('/positions')).body.results).toEqual([])
    const { accounts } = await control.state()
    expect(accounts[0]).toMatchObject({ fills: 0, totalCollateral: '100000' })
    await expect(
      control.bust({ account: trader.address, fillId: String(fill.id), revert: true }),
    ).rejects.toThrow('no fill')
  })
})

describe('the maintenance walk', () => {
  it('goes through cancel_only and post_only to ok', async () => {
    const waiting: [number, () => void][] = []
    const later = {
      after: (ms: number, act: () => void) => void waiting.push([ms, act]),
      stop: () => undefined,
    }
    const walking = await startSandbox({ stepMs: 0, simulate: false, later })
    try {
      const trader = await Trader.start(walking)
      const state = async () => String((await ask(walking, '/system/state')).body.status)
      await createControl(walking.controlUrl).maintenance({ postOnlyMs: 7000 })
      expect(await state()).toBe('cancel_only')
      waiting.shift()?.[1]()
      expect(await state()).toBe('post_only')
      expect((await trader.post(trader.order())).body.error).toBe('SYSTEM_STATUS_POST_ONLY')
      const postOnly = trader.order({ instruction: 'POST_ONLY' })
      expect((await trader.post(postOnly)).status).toBe(201)
      expect(waiting[0]?.[0]).toBe(7000)
      waiting.shift()?.[1]()
      expect([await state(), waiting.length]).toEqual(['ok', 0])
    } finally {
      await walking.stop()
    }
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Trader, ask, createKey } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { errorComplaints, restComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Answer } from './trader'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'

const MARKET = 'BTC-USD-PERP'
let sandbox: Sandbox
let control: Control
let trader: Trader

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0 })
  control = createControl(sandbox.controlUrl)
  await control.pause({ paused: true })
  trader = await Trader.start(sandbox)
})

afterEach(() => sandbox.stop())

const take = (changes: object = {}) =>
  trader.post(trader.order({ type: 'MARKET', price: '0', instruction: 'IOC', ...changes }))

function verdict({ status, body }: Answer): [number, string] {
  expect(errorComplaints(body)).toEqual([])
  return [status, String(body.error)]
}

/** The body of a GET that keeps to the specification. */
async function get(path: string, request = path): Promise<Answer['body']> {
  const { status, body } = await trader.get(request)
  expect(restComplaints('GET', path, status, body)).toEqual([])
  return body
}

describe('what is written down of an account', () => {
  it('has its transfers, the deposit of its opening first', async () => {
    await control.fund({ account: trader.address, amount: '-40.5' })
    const { results } = await get('/transfers')
    expect(results).toMatchObject([
      { kind: 'WITHDRAWAL', direction: 'OUT', amount: '40.5', status: 'COMPLETED' },
      { kind: 'DEPOSIT', direction: 'IN', amount: '100000', token: 'USDC' },
    ])
    expect((await get('/transfers', '/transfers?status=PENDING')).results).toEqual([])
  })

  it('has the settlement of its fills, and the busts', async () => {
    await take()
    await take()
    const fills = (await get('/fills')).results as { id: string }[]
    sandbox.exchange.step()
    await control.bust({ account: trader.address, fillId: fills[0]?.id ?? '', revert: true })
    expect((await get('/transactions')).results).toMatchObject([
      { id: fills[0]?.id, type: 'TRANSACTION_FILL', state: 'REVERTED' },
      { id: fills[1]?.id, state: 'ACCEPTED_ON_L2' },
    ])
    const busts = (await get('/tradebusts')).results
    expect(busts).toMatchObject([{ account: trader.address, busted_fill_id: fills[0]?.id }])
  })

  it('has its liquidations, by time', async () => {
    await take({ size: '40' })
    await control.price({ market: MARKET, price: '80000' })
    const [liquidation] = (await get('/liquidations')).results
    expect(liquidation.id).toMatch(/^0x/)
    const at = Number(liquidation.created_at)
    expect((await get('/liquidations', `/liquidations?from=${at}&to=${at}`)).results).toHaveLength(1)
    expect((await get('/liquidations', `/liquidations?from=${at + 1}`)).results).toEqual([])
    expect((await get('/fills')).results).toContainEqual(
      expect.objectContaining({ fill_type: 'LIQUIDATION' }),
    )
  })

  it.each([
    ['value', (last: number) => expect(last).toBeGreaterThan(100_000)],
    ['pnl', (last: number) => expect(last).toBeGreaterThan(0)],
    ['volume', (last: number) => expect(last).toBeGreaterThan(900)],
    ['fee_savings', (last: number) => expect(last).toBe(0)],
  ])('has a history of its %s', async (kind, isRight) => {
    await take()
    await control.price({ market: MARKET, price: '99000' })
    const { data, timestamps } = await get('/account/history', `/account/history?type=${kind}`)
    expect(data.length).toBe(timestamps.length)
    isRight((data as number[]).at(-1) ?? 0)
  })

  it('says what fees a retail session has saved', async () => {
    await trader.authenticate({ path: '/auth?token_usage=interactive' })
    await take()
    const saved = async () => {
      const { data } = await get('/account/history', '/account/history?type=fee_savings')
      return (data as number[]).at(-1)
    }
    await expect.poll(saved).toBeCloseTo(0.29, 1)
  })

  it('asks for a kind of history that there is', async () => {
    expect(verdict(await trader.get('/account/history'))).toEqual([400, 'INVALID_REQUEST_PARAMETER'])
    expect(verdict(await trader.get('/account/history?type=luck'))).toEqual([
      400,
      'INVALID_REQUEST_PARAMETER',
    ])
  })
})

describe('what an account says of itself', () => {
  it('has a summary for each account it may see, and no sub-accounts', async () => {
    expect((await get('/account/summary')).results).toMatchObject([{ account: trader.address }])
    expect((await get('/account/subaccounts')).results).toEqual([])
  })

  it('remembers what it has seen and how it likes things', async () => {
    const send = async (path: string, body: object, described = path) => {
      const { status, body: profile } = await trader.send('POST', path, body)
      expect(restComplaints('POST', described, status, profile)).toEqual([])
      return profile as Record<string, unknown>
    }
    expect(await get('/account/profile')).toMatchObject({ last_seen_notification: 0 })
    const seen = await send('/account/profile/notifications/last_seen', {})
    expect((await get('/account')).last_seen_notification).toBe(seen.last_seen_notification)
    await send('/account/profile/notifications', { fills: false })
    await send('/account/profile/size_currency_display', { size_currency_display: 'QUOTE' })
    const slippage = '/account/profile/market_max_slippage'
    await send(`${slippage}/${MARKET}`, { max_slippage: '0.01' }, `${slippage}/{market}`)
    await send('/account/settings/trading_value_display', { trading_value_display: 'MARKET_VALUE' })
    expect(await get('/account/profile')).toMatchObject({
      size_currency_display: 'QUOTE',
      market_max_slippage: { [MARKET]: '0.01' },
      notifications: { fills: false, orders: true },
    })
    expect(await get('/account/settings')).toEqual({ trading_value_display: 'MARKET_VALUE' })
  })

  it('is not changed by a subkey, but for what has been seen', async () => {
    const subkey = createKey(70)
    await control.subkey({ account: trader.address, publicKey: subkey.publicKey })
    const other = new Trader(sandbox, subkey, trader.address)
    await other.authenticate({ path: `/auth/${subkey.publicKey}` })
    expect(verdict(await other.send('POST', '/account/profile/notifications', {}))).toEqual([
      403,
      'REQUEST_NOT_ALLOWED',
    ])
    expect((await other.send('POST', '/account/profile/notifications/last_seen', {})).status).toBe(200)
  })
})

describe('leverage', () => {
  const set = (leverage: unknown, more: object = {}) =>
    trader.send('POST', `/account/margin/${MARKET}`, { leverage, margin_type: 'CROSS', ...more })

  it('is the market’s most until it is chosen, and raises the requirement then', async () => {
    const path = '/account/margin'
    expect((await get(path, `${path}?market=${MARKET}`)).configs).toMatchObject([
      { market: MARKET, margin_type: 'CROSS', leverage: 50 },
    ])
    await take({ size: '1' })
    const before = Number((await get('/account')).initial_margin_requirement)
    const { status, body } = await set(10)
    expect(restComplaints('POST', '/account/margin/{market}', status, body)).toEqual([])
    expect(body).toMatchObject({ leverage: 10, market: MARKET })
    const account = await get('/account')
    expect(Number(account.initial_margin_requirement) / before).toBeCloseTo(5, 6)
    expect((await get(path, `${path}?market=${MARKET}`)).configs).toMatchObject([{ leverage: 10 }])
    await take({ size: '12', client_id: 'too-much' })
    expect((await get('/orders-history', '/orders-history?client_id=too-much')).results).toMatchObject([
      { cancel_reason: 'NOT_ENOUGH_MARGIN' },
    ])
  })

  it('stays as it is when the account could not bear the change', async () => {
    await take({ size: '20' })
    expect(verdict(await set(1))).toEqual([400, 'REQUEST_NOT_ALLOWED'])
    expect((await get('/account/margin', `/account/margin?market=${MARKET}`)).configs[0].leverage).toBe(50)
  })

  it.each([
    [51, {}, 'VALIDATION_ERROR'],
    [0, {}, 'VALIDATION_ERROR'],
    ['10', {}, 'BINDING_ERROR'],
    [10, { margin_type: 'ISOLATED' }, 'MARKET_MARGIN_RESTRICTED'],
    [10, { margin_type: 'NONE' }, 'VALIDATION_ERROR'],
    [10, { on_behalf_of_account: '0x5' }, 'ACCOUNT_NOT_FOUND'],
  ])('of %o with %o is a refusal', async (leverage, more, code) => {
    expect(verdict(await set(leverage, more))).toEqual([400, code])
  })
})

describe('what the exchange says of itself', () => {
  it.each([
    ['/system/volume-tiers', '/system/volume-tiers'],
    ['/system/announcements', '/system/announcements'],
    ['/insurance', '/insurance'],
    ['/markets/history', '/markets/history'],
    ['/markets/history', '/markets/history?market=ALL'],
    ['/orderbook/{market}/impact-price', `/orderbook/${MARKET}/impact-price?size=1`],
  ])('%s keeps to the specification when asked %s', async (path, request) => {
    const { status, body } = await ask(sandbox, request)
    expect(status).toBe(200)
    expect(restComplaints('GET', path, status, body)).toEqual([])
  })

  it('has an impact price that rises with the size, up to the end of the book', async () => {
    const of = async (size: number) =>
      (await ask(sandbox, `/orderbook/${MARKET}/impact-price?size=${size}`)).body as Record<string, string>
    expect(Number((await of(5)).impact_price)).toBeGreaterThan(Number((await of(1)).impact_price))
    expect((await of(100_000)).error).toBe('INVALID_REQUEST_PARAMETER')
  })

  it('has no portfolio margin', async () => {
    const answer = await ask(sandbox, '/system/portfolio-margin-config')
    expect(verdict(answer)).toEqual([404, 'PORTFOLIO_MARGIN_CONFIG_NOT_FOUND'])
  })

  it.each(['mark', 'underlying'])('has candles of the %s price, without volume', async (kind) => {
    const { server_time: now } = (await ask(sandbox, '/system/time')).body
    const query = `symbol=${MARKET}&resolution=5&start_at=${Number(now) - 3_600_000}&end_at=${now}`
    const { results } = (await ask(sandbox, `/markets/klines?${query}&price_kind=${kind}`)).body
    expect((results as number[][]).length).toBeGreaterThan(10)
    expect((results as number[][]).every(([, , , , , volume]) => volume === 0)).toBe(true)
  })
})

describe('take profit and stop loss', () => {
  const exits = (more: object = {}) => [
    trader.order({
      side: 'SELL',
      type: 'TAKE_PROFIT_MARKET',
      price: '0',
      trigger_price: '99000',
      flags: ['REDUCE_ONLY'],
      client_id: 'tp',
      ...more,
    }),
    trader.order({
      side: 'SELL',
      type: 'STOP_LOSS_LIMIT',
      price: '94000',
      trigger_price: '94500',
      flags: ['REDUCE_ONLY'],
      client_id: 'sl',
      ...more,
    }),
  ]
  const stateOf = async (clientId: string) =>
    (await get('/orders-history', `/orders-history?client_id=${clientId}`)).results[0] as Record<
      string,
      unknown
    >

  it('may come with the order that opens their position, and wait for it', async () => {
    const entry = trader.order({ price: '95000', client_id: 'entry' })
    const { body } = await trader.send('POST', '/orders/batch', [entry, ...exits()])
    expect(body.errors).toEqual([])
    expect(await stateOf('tp')).toMatchObject({
      status: 'UNTRIGGERED',
      flags: ['REDUCE_ONLY', 'STOP_CONDITION_ABOVE_TRIGGER'],
    })
    expect(await stateOf('sl')).toMatchObject({ flags: ['REDUCE_ONLY', 'STOP_CONDITION_BELOW_TRIGGER'] })
    await control.fill({ clientId: 'entry' })
    await control.price({ market: MARKET, price: '99000' })
    expect(await stateOf('tp')).toMatchObject({ status: 'CLOSED', remaining_size: '0' })
    // Nothing is left to protect.
    expect(await stateOf('sl')).toMatchObject({ cancel_reason: 'REDUCE_ONLY_WILL_INCREASE' })
  })

  it('are refused or closed without anything to reduce', async () => {
    await trader.send('POST', '/orders/batch', exits())
    expect(await stateOf('tp')).toMatchObject({ cancel_reason: 'REDUCE_ONLY_WILL_INCREASE' })
    const [growing] = exits({ flags: [], client_id: 'growing' })
    expect(verdict(await trader.post(growing ?? ''))).toEqual([400, 'VALIDATION_ERROR'])
  })

  it.each([
    [{ vwap_price: '97000' }, 'REQUEST_NOT_ALLOWED'],
    [{ flags: ['TARGET_STRATEGY_VWAP'] }, 'REQUEST_NOT_ALLOWED'],
    [{ on_behalf_of_account: '0x1234' }, 'ACCOUNT_NOT_FOUND'],
  ])('an order with %o is a %s', async (more, code) => {
    expect(verdict(await take(more))).toEqual([400, code])
  })
})

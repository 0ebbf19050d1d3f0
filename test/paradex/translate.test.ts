import { describe, expect, test } from 'vitest'
import { toAccount, toPosition } from '../../src/main/paradex/translate-account'
import { toFill, toFillSide } from '../../src/main/paradex/translate-fill'
import { toBook, toMarket, toSummary } from '../../src/main/paradex/translate-market'
import { toOrder, toOrderState } from '../../src/main/paradex/translate-order'
import { MalformedWire, WireObject } from '../../src/main/paradex/wire'
import * as wire from './wire-samples'

const readOrder = (value: unknown) => toOrder(new WireObject(value), () => 'unseen')

describe('order state', () => {
  test.each([
    ['NEW', '1', '1', '', 'new'],
    ['UNTRIGGERED', '0', '0', '', 'untriggered'],
    ['OPEN', '1', '1', '', 'working'],
    ['OPEN', '1', '0.4', '', 'partlyFilled'],
    ['OPEN', '1', '0', '', 'filled'],
    ['OPEN', '0', '0', '', 'working'],
    ['CLOSED', '1', '0', '', 'filled'],
    ['CLOSED', '1', '0.000', 'USER_CANCELED', 'filled'],
    ['CLOSED', '1', '1', 'NOT_ENOUGH_MARGIN', 'rejected'],
    ['CLOSED', '1', '1', 'POST_ONLY_WOULD_CROSS', 'rejected'],
    ['CLOSED', '1', '0.4', 'NOT_ENOUGH_MARGIN', 'cancelled'],
    ['CLOSED', '1', '1', 'USER_CANCELED', 'cancelled'],
    ['CLOSED', '1', '1', 'SOMETHING_NEW', 'cancelled'],
    ['CLOSED', '1', '1', '', 'cancelled'],
    ['PONDERED', '1', '1', '', 'unknown'],
  ])('%s of %s with %s left and reason "%s" is %s', (status, size, remaining, reason, state) => {
    expect(toOrderState({ status, size, remaining, reason, isImmediate: false }, 'unseen')).toBe(state)
  })

  test.each([
    ['SOMETHING_NEW', 'queued', false, 'rejected'],
    ['SOMETHING_NEW', 'queued', true, 'cancelled'],
    ['SOMETHING_NEW', 'worked', false, 'cancelled'],
    ['SOMETHING_NEW', 'rejected', false, 'rejected'],
    ['USER_CANCELED', 'queued', false, 'cancelled'],
    ['SELF_TRADE', 'queued', false, 'rejected'],
    ['SELF_TRADE', 'worked', false, 'cancelled'],
    ['REDUCE_ONLY_WILL_INCREASE', 'queued', false, 'rejected'],
    ['REDUCE_ONLY_WILL_INCREASE', 'worked', false, 'cancelled'],
    ['NOT_ENOUGH_MARGIN', 'worked', false, 'rejected'],
  ] as const)(
    'unfilled, closed by %s after it was %s (immediate: %s) is %s',
    (reason, past, isImmediate, state) => {
      expect(toOrderState({ status: 'CLOSED', size: '1', remaining: '1', reason, isImmediate }, past)).toBe(
        state,
      )
    },
  )
})

describe('order', () => {
  test('is read in our words', () => {
    expect(readOrder(wire.order)).toEqual({
      id: '1681462103821101699438490000',
      clientId: 'x1234',
      market: 'BTC-USD-PERP',
      side: 'sell',
      type: 'stopLimit',
      size: '0.05',
      remainingSize: '0.05',
      price: '26000',
      triggerPrice: '25900',
      avgFillPrice: null,
      timeInForce: 'postOnly',
      reduceOnly: true,
      state: 'untriggered',
      cancelReason: null,
      createdAtMs: 1681493746016,
      updatedAtMs: 1681493746020,
      signedAtMs: 1681493746016,
      seq: '1748665803448726408',
    })
  })

  test('keeps a reason it does not know, and none for a filled one', () => {
    const closed = { ...wire.order, status: 'CLOSED', cancel_reason: 'SOMETHING_NEW' }
    expect(readOrder(closed)).toMatchObject({
      state: 'cancelled',
      cancelReason: 'SOMETHING_NEW',
    })
    expect(readOrder({ ...closed, remaining_size: '0' })).toMatchObject({
      state: 'filled',
      cancelReason: null,
    })
  })

  test('takes words it does not know for others', () => {
    const odd = {
      ...wire.order,
      type: 'ICEBERG',
      instruction: 'WHENEVER',
      flags: ['NEW_FLAG'],
      news: { a: 1 },
    }
    expect(readOrder(odd)).toMatchObject({
      type: 'other',
      timeInForce: 'gtc',
      reduceOnly: false,
    })
  })

  test.each(['id', 'market', 'side', 'size', 'status', 'type', 'created_at'])(
    'is malformed without %s',
    (field) => {
      const { [field]: _gone, ...rest } = wire.order as Record<string, unknown>
      expect(() => readOrder(rest)).toThrow(new MalformedWire(field))
    },
  )

  test.each([
    ['seq_no', 'abc'],
    ['seq_no', '1.5'],
    ['created_at', 8.65e15],
    ['last_updated_at', '9e99'],
  ])('is malformed with a %s of %j, which nothing could sort by or show', (field, value) => {
    expect(() => readOrder({ ...wire.order, [field]: value })).toThrow(new MalformedWire(field))
  })

  test('has a sequence number also where that is written with an exponent, or left out', () => {
    expect(readOrder({ ...wire.order, seq_no: 1e21 }).seq).toBe('1000000000000000000000')
    expect(readOrder({ ...wire.order, seq_no: undefined }).seq).toBe('0')
  })

  test.each([null, 7, 'text', [], [wire.order]])('is malformed as %j', (value) => {
    expect(() => readOrder(value)).toThrow(MalformedWire)
  })
})

describe('fill', () => {
  test('has the taker’s side turned for a maker, and its own order’s side above all', () => {
    expect(toFillSide(undefined, 'buy', 'taker')).toBe('buy')
    expect(toFillSide(undefined, 'buy', 'maker')).toBe('sell')
    expect(toFillSide(undefined, 'sell', 'maker')).toBe('buy')
    expect(toFillSide('buy', 'buy', 'maker')).toBe('buy')
    expect(toFillSide('buy', 'sell', 'maker')).toBe('buy')
  })

  test('is keyed by its type and its id', () => {
    const fill = toFill(new WireObject(wire.fill), () => undefined)
    expect(fill).toMatchObject({
      key: 'LIQUIDATION:8615262148007718462',
      fillType: 'liquidation',
      side: 'sell',
    })
    expect(fill).toMatchObject({ liquidity: 'maker', fee: '-0.5', feeCurrency: 'USDC', remainingSize: '0.5' })
  })

  test('of a type it does not know keeps the venue’s word in the key', () => {
    const odd = toFill(new WireObject({ ...wire.fill, fill_type: 'NOVEL' }), () => 'buy')
    expect(odd).toMatchObject({ key: 'NOVEL:8615262148007718462', fillType: 'other', side: 'buy' })
  })
})

describe('position and account', () => {
  test('a negative size is a short of that size', () => {
    expect(toPosition(new WireObject(wire.position))).toMatchObject({
      side: 'short',
      size: '0.345',
      status: 'open',
      liquidationPrice: null,
      realizedPnl: '-123.23',
    })
  })

  test('a size of zero is a closed position, and a short may come with an absolute size', () => {
    expect(toPosition(new WireObject({ ...wire.position, size: '0.0' }))).toMatchObject({
      status: 'closed',
      size: '0',
    })
    expect(toPosition(new WireObject({ ...wire.position, size: '2' }))).toMatchObject({
      side: 'short',
      size: '2',
    })
  })

  test('the margin ratio is maintenance over value, and none without value', () => {
    expect(toAccount(new WireObject(wire.account))).toMatchObject({
      marginRatio: '0.25',
      seq: '1748665803448726408',
    })
    expect(toAccount(new WireObject({ ...wire.account, account_value: '0' })).marginRatio).toBeNull()
    expect(toAccount(new WireObject({ ...wire.account, account_value: '-5' })).marginRatio).toBeNull()
  })
})

describe('market', () => {
  test('is read with its fees and its margin', () => {
    expect(toMarket(new WireObject(wire.market))).toMatchObject({
      symbol: 'BTC-USD-PERP',
      kind: 'perpetual',
      priceTickSize: '0.1',
      marginMode: null,
      initialMarginFraction: '0.02',
      makerFeeRate: '0.00003',
      takerFeeRate: '0.0003',
      maxOpenOrders: 100,
      fundingPeriodHours: 8,
    })
  })

  test('may lack fees and margin, and be of a kind nobody knows', () => {
    const { fee_config: _fees, delta1_cross_margin_params: _margin, ...bare } = wire.market
    const odd = { ...bare, asset_kind: 'WEATHER', market_kind: 'isolated_margin' }
    expect(toMarket(new WireObject(odd))).toMatchObject({
      kind: 'other',
      marginMode: 'isolated',
      initialMarginFraction: null,
      makerFeeRate: null,
    })
  })

  test('writes numbers without an exponent, exactly', () => {
    const small = toMarket(
      new WireObject({ ...wire.market, price_tick_size: 1e-7, price_bands_width: 2.5e-8 }),
    )
    expect(small).toMatchObject({ priceTickSize: '0.0000001', priceBandsWidth: '0.000000025' })
    expect(toMarket(new WireObject({ ...wire.market, max_order_size: '1.5E+3' })).maxOrderSize).toBe('1500')
  })

  test('an empty side of a summary is no price', () => {
    const summary = toSummary(new WireObject({ symbol: 'X', bid: '0', ask: '', mark_price: '12.5' }))
    expect(summary).toMatchObject({ bid: null, ask: null, markPrice: '12.5', indexPrice: null })
  })

  test('a JSON book without a whole sequence number is malformed', () => {
    for (const seq_no of ['x', 1.5, '9'.repeat(20)])
      expect(() => toBook(new WireObject({ ...wire.book, seq_no }))).toThrow(new MalformedWire('seq_no'))
  })

  test('a JSON book’s deletions become levels of size zero', () => {
    expect(toBook(new WireObject(wire.book))).toEqual({
      market: 'BTC-USD-PERP',
      update: 'delta',
      seq: 12,
      bids: [
        { price: '10', size: '1' },
        { price: '8', size: '0' },
      ],
      asks: [{ price: '11', size: '3' }],
      updatedAtMs: 5,
    })
  })
})

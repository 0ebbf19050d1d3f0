import { encodeSbe, type SbeEvent } from '../../src/sandbox/sbe-encoder'

/** The same events twice: as the JSON socket and as the binary socket would say them. */
export interface Feed {
  json: string[]
  /** Market data in binary; the account's own stay JSON, as the venue says. */
  sbe: (string | Buffer)[]
}

const startMs = 1_790_000_000_000
const places = 100_000_000n

/** A small generator of the same numbers every time (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function toText(mantissa: bigint): string {
  const digits = mantissa.toString().padStart(9, '0')
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`.replace(/\.?0+$/, '')
}

function toFrame(channel: string, data: object): string {
  const text = JSON.stringify({ jsonrpc: '2.0', method: 'subscription', params: { channel, data } })
  // The venue writes these as bare integers beyond 2^53, which JSON.stringify cannot.
  return text.replace(/"seq_no":"(\d+)"/, '"seq_no":$1')
}

/** Names of so many markets. */
export function marketNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `M${String(index).padStart(3, '0')}-USD-PERP`)
}

interface Level {
  side: 'BUY' | 'SELL'
  price: bigint
  size: bigint
}

const toWireLevel = ({ side, price, size }: Level) => ({ side, price: toText(price), size: toText(size) })

/** A book of 15 levels a side, whole, or a change of a few of them. */
export function bookFrames(market: string, seq: number, levels: Level[], isWhole: boolean, atMs: number) {
  const sideOf = (side: Level['side']) =>
    levels.filter((level) => level.side === side).map(({ price, size }) => ({ price, size }))
  const data = {
    seq_no: seq,
    market,
    last_updated_at: atMs,
    update_type: isWhole ? 's' : 'd',
    inserts: isWhole ? levels.map(toWireLevel) : [],
    updates: isWhole ? [] : levels.filter(({ size }) => size > 0n).map(toWireLevel),
    deletes: isWhole ? [] : levels.filter(({ size }) => size === 0n).map(toWireLevel),
  }
  const sbe: SbeEvent = {
    name: 'book',
    fields: { ts: atMs, seq, pkgType: isWhole ? 'SNAPSHOT' : 'DELTA' },
    groups: { bids: sideOf('BUY'), asks: sideOf('SELL') },
    data: { market },
  }
  const feed = isWhole ? 'snapshot' : 'deltas'
  return { json: toFrame(`order_book.${market}.${feed}@15@50ms`, data), sbe: encodeSbe(sbe) }
}

/** All 30 levels around a price. */
export function wholeBook(middle: bigint, random: (below: number) => number): Level[] {
  const tick = places / 10n
  const size = (): bigint => BigInt(1 + random(9_999)) * (places / 1_000n)
  const side = (word: Level['side'], step: bigint) =>
    Array.from({ length: 15 }, (_, index) => ({
      side: word,
      price: middle + step * BigInt(index + 1),
      size: size(),
    }))
  return [...side('BUY', -tick), ...side('SELL', tick)]
}

/** A mixed feed of so many frames over so many markets; the same for the same numbers. */
export function createFeed(count: number, marketCount = 30, seed = 7): Feed {
  const random = createRandom(seed)
  const markets = marketNames(marketCount)
  const seqs = new Map<string, number>()
  const feed: Feed = { json: [], sbe: [] }
  const add = (frames: { json: string; sbe: string | Buffer }): void => {
    feed.json.push(frames.json)
    feed.sbe.push(frames.sbe)
  }
  for (let index = 0; index < count; index++) {
    const market = markets[random(marketCount)] ?? ''
    const atMs = startMs + index
    const middle = BigInt(1_000 + (market.charCodeAt(3) - 48) * 977) * places
    const seq = (seqs.get(market) ?? 0) + 1
    const kind = random(100)
    if (!seqs.has(market) || kind < 2) {
      seqs.set(market, seq)
      add(bookFrames(market, seq, wholeBook(middle, random), true, atMs))
    } else if (kind < 32) {
      seqs.set(market, seq)
      const levels = wholeBook(middle, random).filter(() => random(10) === 0)
      add(bookFrames(market, seq, levels, false, atMs))
    } else if (kind < 67) add(bestFrames(market, middle, index, atMs, random))
    else if (kind < 82) add(tradeFrames(market, middle, index, atMs, random))
    else if (kind < 97) add(summaryFrames(market, middle, index, atMs, random))
    else add(ownFrames(market, middle, index, atMs, kind))
  }
  return feed
}

type Random = (below: number) => number

function bestFrames(market: string, middle: bigint, index: number, atMs: number, random: Random) {
  const bid = middle - BigInt(1 + random(50)) * 1_000_000n
  const ask = middle + BigInt(1 + random(50)) * 1_000_000n
  const [bidSize, askSize] = [BigInt(1 + random(9_999)) * 100_000n, BigInt(1 + random(9_999)) * 100_000n]
  return {
    json: toFrame(`bbo.${market}`, {
      market,
      bid: toText(bid),
      bid_size: toText(bidSize),
      ask: toText(ask),
      ask_size: toText(askSize),
      last_updated_at: atMs,
      seq_no: index,
    }),
    sbe: encodeSbe({
      name: 'bbo',
      fields: { ts: atMs, seq: index, bidPrice: bid, bidSize, askPrice: ask, askSize },
      data: { market },
    }),
  }
}

/** A trade. */
export function tradeFrames(market: string, middle: bigint, index: number, atMs: number, random: Random) {
  const side = random(2) === 0 ? 'BUY' : 'SELL'
  const size = BigInt(1 + random(999)) * 100_000n
  const tradeId = 1_790_000_000_000_000_000n + BigInt(index)
  return {
    json: toFrame('trades.ALL', {
      id: tradeId.toString(),
      market,
      side,
      size: toText(size),
      price: toText(middle),
      created_at: atMs,
      trade_type: 'FILL',
    }),
    sbe: encodeSbe({
      name: 'trade',
      fields: {
        ts: atMs,
        seq: index,
        tradeId,
        side,
        price: middle,
        size,
        createdAt: atMs,
        tradeType: 'FILL',
      },
      data: { market },
    }),
  }
}

/** A summary of a market. */
export function summaryFrames(market: string, middle: bigint, index: number, atMs: number, random: Random) {
  const mark = middle + BigInt(random(1_000)) * 10_000n
  const interest = BigInt(1_000 + random(9_999)) * places
  const rate = BigInt(random(9_999))
  return {
    json: toFrame(`markets_summary.${market}`, {
      symbol: market,
      mark_price: toText(mark),
      underlying_price: toText(middle),
      last_traded_price: toText(middle),
      bid: toText(middle - 1_000_000n),
      ask: toText(middle + 1_000_000n),
      bid_size: '1.5',
      ask_size: '2.25',
      funding_rate: toText(rate),
      open_interest: toText(interest),
      volume_24h: toText(interest * 3n),
      total_volume: toText(interest * 9n),
      price_change_rate_24h: '0.0123',
      created_at: atMs,
    }),
    sbe: encodeSbe({
      name: 'summary',
      fields: {
        ts: atMs,
        seq: index,
        markPrice: mark,
        indexPrice: middle,
        lastPrice: middle,
        volumeUsd24h: interest * 3n,
        openInterest: interest,
        fundingRate: rate,
        bid: middle - 1_000_000n,
        ask: middle + 1_000_000n,
        totalVolume: interest * 9n,
        priceChangeRate24h: 1_230_000n,
        bidSize: 150_000_000n,
        askSize: 225_000_000n,
        fundingRatePrecise: rate * 10_000n,
      },
      data: { market },
    }),
  }
}

function ownFrames(market: string, middle: bigint, index: number, atMs: number, kind: number) {
  const seq = (1_790_000_000_000_000_000n + BigInt(index)).toString()
  const common = { market, side: 'BUY', size: '2', account: '0x4d9a1f', price: toText(middle), seq_no: seq }
  const order = {
    ...common,
    id: `order${index}`,
    client_id: `mine${index}`,
    type: 'LIMIT',
    remaining_size: '1',
    status: 'OPEN',
    instruction: 'GTC',
    flags: [],
    avg_fill_price: '',
    cancel_reason: '',
    created_at: atMs,
    last_updated_at: atMs,
  }
  const fill = {
    id: `fill${index}`,
    fill_type: 'FILL',
    order_id: `order${index}`,
    client_id: '',
    market,
    side: 'BUY',
    liquidity: 'TAKER',
    price: toText(middle),
    size: '1',
    fee: '0.3',
    fee_currency: 'USDC',
    remaining_size: '1',
    realized_pnl: '0',
    created_at: atMs,
  }
  const position = {
    id: `0x1-${market}`,
    account: '0x4d9a1f',
    market,
    side: 'LONG',
    size: '2',
    status: 'OPEN',
    average_entry_price: toText(middle),
    unrealized_pnl: '1.25',
    unrealized_funding_pnl: '0.1',
    leverage: '5',
    liquidation_price: '',
    last_updated_at: atMs,
    seq_no: seq,
  }
  const nouns = [
    ['orders', order],
    ['fills', fill],
    ['positions', position],
  ] as const
  const [channel, data] = nouns[kind % 3] ?? nouns[0]
  const json = toFrame(`${channel}.${market}`, data)
  return { json, sbe: json }
}

/** One whole book of 30 levels, as both sockets say it. */
export function oneWholeBook(): { json: string; sbe: Buffer } {
  return bookFrames(
    'BTC-USD-PERP',
    1,
    wholeBook(67_000n * places + 12_300_000n, createRandom(3)),
    true,
    startMs,
  )
}

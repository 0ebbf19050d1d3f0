import { groupBook } from '../book-groups'
import { toDecimal } from '../quanta'
import type { BookChannel } from './channels'
import type { BookLevel, BookView, Quanta } from '../exchange/types'
import type { Client } from './client'
import type { Clock } from '../clock'
import type { Exchange } from '../exchange/exchange'
import type { Frame, Subscriptions } from './subscriptions'
import type { Json } from '../json'

const DEPTH = 15
const TICK_MS = 50

interface Stream {
  readonly name: string
  readonly channel: BookChannel
  /** What listeners have been told last. */
  view: BookView
  /** Goes up by one with each frame, so that a client sees a lost one. */
  seq: number
  stale: boolean
}

/** The order book channels: conflated to their refresh rate, each in a strict sequence of its own. */
export class BookStreams {
  private readonly streams = new Map<string, Stream>()
  private readonly timer: NodeJS.Timeout
  private ticks = 0

  constructor(
    private readonly exchange: Exchange,
    private readonly subscriptions: Subscriptions,
    private readonly clock: Clock,
  ) {
    this.timer = setInterval(() => this.tick(), TICK_MS)
  }

  /** Sends a new listener the snapshot its deltas carry on from. */
  greet(client: Client, name: string, channel: BookChannel): void {
    let stream = this.streams.get(name)
    if (!stream) {
      const view = this.look(channel)
      stream = { name, channel, view, seq: view.seqNo, stale: false }
      this.streams.set(name, stream)
    }
    this.subscriptions.sendTo(client, name, this.frame(stream, undefined))
  }

  markStale(market: string): void {
    for (const stream of this.streams.values()) if (stream.channel.market === market) stream.stale = true
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private tick(): void {
    this.ticks += 1
    for (const stream of this.streams.values()) {
      if (!this.subscriptions.has(stream.name) || !this.exchange.markets.has(stream.channel.market))
        this.streams.delete(stream.name)
      else if (stream.stale && (stream.channel.refreshMs === TICK_MS || this.ticks % 2 === 0))
        this.refresh(stream)
    }
  }

  private refresh(stream: Stream): void {
    const before = stream.view
    stream.stale = false
    stream.view = this.look(stream.channel)
    if (isSameSide(before.bids, stream.view.bids) && isSameSide(before.asks, stream.view.asks)) return
    stream.seq += 1
    const base = stream.channel.feed === 'snapshot' ? undefined : before
    this.subscriptions.publish(stream.name, () => this.frame(stream, base))
  }

  private look({ market, tick, feed }: BookChannel): BookView {
    const spec = this.exchange.markets.get(market)
    if (!spec) throw new RangeError(`no such market: ${market}`)
    return groupBook(this.exchange, spec, {
      depth: DEPTH,
      tick: tick ?? spec.tick,
      interactive: feed === 'interactive',
    })
  }

  /** A delta from `before`, or a snapshot without it. */
  private frame(stream: Stream, before: BookView | undefined): Frame {
    const { view, seq, channel } = stream
    const bids = changesOf(before?.bids ?? [], view.bids)
    const asks = changesOf(before?.asks ?? [], view.asks)
    const interactive = channel.feed === 'interactive'
    const best = interactive ? bestsOf(view, this.exchange.book(view.market, 1)) : undefined
    return {
      data: {
        seq_no: seq,
        market: view.market,
        last_updated_at: view.updatedAtMs,
        update_type: before ? 'd' : 's',
        inserts: [...bids.inserts.map(toBid), ...asks.inserts.map(toAsk)],
        updates: [...bids.updates.map(toBid), ...asks.updates.map(toAsk)],
        deletes: [...bids.deletes.map(toBid), ...asks.deletes.map(toAsk)],
        ...best?.json,
      },
      sbe: {
        name: 'book',
        fields: { ts: this.clock.nowMs(), seq, pkgType: before ? 'DELTA' : 'SNAPSHOT', ...best?.sbe },
        groups: { bids: bids.all, asks: asks.all },
        data: { market: view.market },
      },
    }
  }
}

const toBid = (level: BookLevel): Json => sided('BUY', level)
const toAsk = (level: BookLevel): Json => sided('SELL', level)

function sided(side: string, { price, size }: BookLevel): Json {
  return { side, price: toDecimal(price), size: toDecimal(size) }
}

function isSameSide(before: readonly BookLevel[], after: readonly BookLevel[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ price, size }, index) => after[index]?.price === price && after[index].size === size)
  )
}

/** What turns one side into the other; a level that fell out of the depth counts as deleted. */
function changesOf(before: readonly BookLevel[], after: readonly BookLevel[]) {
  const sizes = new Map<Quanta, Quanta>(before.map(({ price, size }) => [price, size]))
  const inserts = after.filter(({ price }) => !sizes.has(price))
  const updates = after.filter(({ price, size }) => sizes.has(price) && sizes.get(price) !== size)
  const kept = new Set(after.map(({ price }) => price))
  const deletes = before.filter(({ price }) => !kept.has(price)).map(({ price }) => ({ price, size: 0n }))
  const all = [...inserts, ...updates, ...deletes].map(({ price, size }) => ({ price, size }))
  return { inserts, updates, deletes, all }
}

/** Best prices as the interactive feed tells them: with RPI orders, and in `api` without. */
function bestsOf({ bids, asks }: BookView, api: BookView) {
  const [bid, ask, apiBid, apiAsk] = [bids[0], asks[0], api.bids[0], api.asks[0]]
  const spread = bid && ask ? ((ask.price - bid.price) * 2n * 100_000_000n) / (ask.price + bid.price) : null
  return {
    json: {
      ...(bid && { best_bid_interactive: toBid(bid) }),
      ...(ask && { best_ask_interactive: toAsk(ask) }),
      ...(apiBid && { best_bid_api: toBid(apiBid) }),
      ...(apiAsk && { best_ask_api: toAsk(apiAsk) }),
      ...(spread !== null && { relative_spread: toDecimal(spread) }),
    },
    sbe: {
      bestBidPrice: bid?.price ?? null,
      bestBidSize: bid?.size ?? null,
      bestAskPrice: ask?.price ?? null,
      bestAskSize: ask?.size ?? null,
      relativeSpread: spread,
      bestBidApiPrice: apiBid?.price ?? null,
      bestBidApiSize: apiBid?.size ?? null,
      bestAskApiPrice: apiAsk?.price ?? null,
      bestAskApiSize: apiAsk?.size ?? null,
    },
  }
}

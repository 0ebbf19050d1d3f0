import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from '../../src/main/paradex/json'
import { isOpenState } from '../../src/trading/life'
import type { Sync } from '../../src/main/ledger/ledger'
import { add, compare, sign } from '../../src/money/decimal'
import { toJson, type Json } from '../../src/sandbox/json'
import type { ExchangeEvent } from '../../src/sandbox/exchange/types'
import {
  accountShape,
  balanceShape,
  fillShape,
  orderShape,
  positionShape,
} from '../../src/sandbox/shapes/account'
import { ALICE, BOB, BTC, createScene, ETH, q, request, type Scene } from '../sandbox/exchange/scene'
import { openListening } from './listening'
import { oneIn } from './runs'

const market = fc.constantFrom(BTC, ETH)
const side = fc.constantFrom('BUY' as const, 'SELL' as const)
/** What happens on the exchange, to Alice above all; Bob is there to trade with. */
const act = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('place' as const),
      who: fc.constantFrom(ALICE, ALICE, BOB),
      market,
      side,
      type: fc.constantFrom('LIMIT' as const, 'LIMIT' as const, 'MARKET' as const, 'STOP_LIMIT' as const),
      instruction: fc.constantFrom('GTC' as const, 'GTC' as const, 'IOC' as const, 'POST_ONLY' as const),
      halves: fc.integer({ min: 1, max: 8 }),
      price: fc.integer({ min: 98, max: 102 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('fill' as const), nth: fc.nat(9), part: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), nth: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('modify' as const), nth: fc.nat(9), halves: fc.nat(8) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('bust' as const), nth: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('flatten' as const), market }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('price' as const),
      market,
      price: fc.integer({ min: 97, max: 103 }),
    }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

function perform({ exchange, clock }: Scene, step: Act): void {
  const open = exchange.openOrders(ALICE)
  const chosen = 'nth' in step ? open[step.nth % open.length] : undefined
  switch (step.kind) {
    case 'place': {
      const price = q(String(step.price))
      const { who, side, type, instruction } = step
      const atMarket = type === 'MARKET'
      exchange.submit(
        who,
        request({
          market: step.market,
          side,
          type,
          instruction: atMarket ? 'IOC' : instruction,
          size: BigInt(step.halves) * q('0.5'),
          price: atMarket ? 0n : price,
          triggerPrice: type === 'STOP_LIMIT' ? price : null,
        }),
      )
      return
    }
    case 'fill':
      if (chosen) exchange.fillOrder(chosen.id, step.part ? q('0.001') : undefined)
      return
    case 'cancel':
      if (chosen) exchange.cancel(ALICE, chosen.id)
      return
    case 'modify': {
      if (!chosen) return
      const { market, side, type, price, triggerPrice } = chosen
      const size = chosen.size - chosen.remaining + BigInt(step.halves) * q('0.5')
      // Of two words said within a millisecond the venue's time cannot tell which is the later.
      clock.nowMs += 1
      exchange.modify(ALICE, chosen.id, {
        market,
        side,
        type,
        price,
        triggerPrice,
        size,
        signatureTimestampMs: 0,
      })
      return
    }
    case 'bust': {
      const fills = exchange.fills(ALICE)
      const fill = fills[step.nth % fills.length]
      if (fill) exchange.bust(ALICE, fill.id, true)
      return
    }
    case 'flatten': {
      const held = exchange.positions(ALICE).find((position) => position.market === step.market)
      if (!held) return
      const size = held.size < 0n ? -held.size : held.size
      const side = held.size < 0n ? 'BUY' : 'SELL'
      const price = q(held.size < 0n ? '97' : '103')
      const answer = exchange.submit(ALICE, request({ market: step.market, side, size, price }))
      if (answer.ok) exchange.fillOrder(answer.order.id)
      return
    }
    case 'price':
      exchange.movePrice(step.market, q(String(step.price)))
  }
}

/** What the line does between two things that happen: messages arrive, are told again, or it is cut and mended. */
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('arrive' as const), channel: fc.nat(), count: fc.nat(4) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('repeat' as const), channel: fc.nat(), back: fc.nat(3) }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'catchUp' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'cut' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'mend' as const }) },
  { weight: 8, arbitrary: fc.constant({ kind: 'read' as const }) },
)
type LineStep = typeof line extends fc.Arbitrary<infer T> ? T : never
const step = fc.record({
  // Half a second is what the ledger allows the clocks to differ by; a snapshot's lists take that long too.
  afterMs: fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 2_000 })),
  act,
  line: fc.array(line, { maxLength: 6 }),
})

/** A message of a channel: what it says, when it was said. */
interface Message {
  channel: string
  data: unknown
}
const channels = ['orders.ALL', 'fills.ALL', 'positions', 'account', 'tradebusts']

/** What comes in at our end of what the exchange says: through text, as on every wire. */
const overTheWire = (said: Json): unknown => readJson(toJson(said))

function toMessage(event: ExchangeEvent): Message | null {
  if (event.kind === 'order' && event.order.account === ALICE)
    return { channel: 'orders.ALL', data: overTheWire(orderShape(event.order, 0)) }
  if (event.kind === 'fill' && event.fill.account === ALICE)
    return { channel: 'fills.ALL', data: overTheWire(fillShape(event.fill)) }
  if (event.kind === 'position' && event.position.account === ALICE)
    return { channel: 'positions', data: overTheWire(positionShape(event.position)) }
  if (event.kind === 'account' && event.account.address === ALICE)
    return { channel: 'account', data: overTheWire(accountShape(event.account)) }
  if (event.kind === 'tradebust' && event.bust.account === ALICE)
    return {
      channel: 'tradebusts',
      data: { busted_fill_id: event.bust.fillId, created_at: event.bust.createdAtMs },
    }
  return null
}

/** A reading over REST: its lists are taken one by one, while the exchange goes on. */
class Reading {
  readonly askedAtMs: number
  readonly #taken = new Map<string, unknown[]>()
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
    this.askedAtMs = scene.clock.nowMs
  }

  /** Takes the next list; whether that was the last. The fills come after all others, as for the client. */
  take(): boolean {
    const { exchange } = this.#scene
    const account = exchange.account(ALICE)
    const lists: Record<string, () => Json[]> = {
      openOrders: () => exchange.openOrders(ALICE).map((order) => orderShape(order, 0)),
      positions: () => exchange.positions(ALICE).map(positionShape),
      account: () => (account ? [accountShape(account)] : []),
      balances: () => (account ? [balanceShape(account)] : []),
      recentOrders: () => exchange.orderHistory(ALICE).map((order) => orderShape(order, 0)),
      fills: () => exchange.fills(ALICE).map(fillShape),
    }
    const names = Object.keys(lists)
    const name = names[this.#taken.size] ?? ''
    this.#taken.set(name, (lists[name]?.() ?? []).map(overTheWire))
    return this.#taken.size === names.length
  }

  list(name: string): unknown[] {
    return this.#taken.get(name) ?? []
  }
}

/** The account's line to the exchange, with a ledger at its end. */
class Line {
  readonly scene = createScene()
  readonly #listening = openListening()
  readonly #inFlight = new Map<string, Message[]>(channels.map((name) => [name, []]))
  readonly #arrived = new Map<string, Message[]>(channels.map((name) => [name, []]))
  #isCut = false
  #isOwed = true
  #isFirst = true
  #reading: Reading | null = null
  /** After a reading, fills that were taken back unheard are asked for. */
  #owesBusts = false
  #seen = 0

  get ledger() {
    return this.#listening.ledger
  }

  get failures(): unknown[] {
    return this.#listening.failures
  }

  /** What the exchange has told since goes on its way, unless the line is cut. */
  send(): void {
    for (const event of this.scene.events.slice(this.#seen)) {
      const message = toMessage(event)
      if (message && !this.#isCut) this.#inFlight.get(message.channel)?.push(message)
    }
    this.#seen = this.scene.events.length
  }

  apply(step: LineStep): void {
    switch (step.kind) {
      case 'arrive': {
        const channel = channels[step.channel % channels.length] ?? ''
        for (let index = 0; index <= step.count; index += 1) this.#arrive(channel)
        return
      }
      case 'catchUp':
        return this.#arriveAll()
      case 'repeat': {
        const again = this.#arrived.get(channels[step.channel % channels.length] ?? '')?.at(-1 - step.back)
        if (again) this.#hear(again)
        return
      }
      case 'cut':
        this.#isCut = true
        this.#isOwed = true
        this.#reading = null
        this.#owesBusts = false
        for (const queue of this.#inFlight.values()) queue.length = 0
        return
      case 'mend':
        if (this.#isOwed && !this.#reading) {
          // A new connection takes longer than the ledger lets the clocks differ by: a position of half a second
          // ago that is not listed could as well be one that the list does not have yet.
          if (this.#isCut) this.scene.clock.nowMs += 501
          this.#isCut = false
          this.#reading = new Reading(this.scene)
        }
        return
      case 'read':
        if (this.#reading?.take()) this.#finish(this.#reading)
        else if (this.#owesBusts) this.#readBusts()
    }
  }

  /** Nothing is cut any more, and all that was said arrives. */
  settle(): void {
    this.apply({ kind: 'mend' })
    while (this.#reading || this.#owesBusts) this.apply({ kind: 'read' })
    this.#arriveAll()
    // All of it again, which is news to nobody.
    for (const messages of this.#arrived.values()) for (const message of messages) this.#hear(message)
  }

  #arriveAll(): void {
    for (const channel of channels) while (this.#arrive(channel));
  }

  #arrive(channel: string): boolean {
    const message = this.#inFlight.get(channel)?.shift()
    if (!message) return false
    this.#arrived.get(channel)?.push(message)
    this.#hear(message)
    return true
  }

  #hear({ channel, data }: Message): void {
    this.#listening.handlers.onNotification(channel, data)
  }

  #readBusts(): void {
    this.#owesBusts = false
    for (const { fillId } of this.scene.exchange.records.busts(ALICE))
      this.ledger.apply({ kind: 'bust', fillId })
  }

  #finish(reading: Reading): void {
    const { translator, ledger } = this.#listening
    this.#reading = null
    this.#isOwed = false
    this.#owesBusts = true
    const read = <T>(name: string, toNoun: (wire: unknown) => T | null): T[] =>
      reading.list(name).flatMap((wire) => toNoun(wire) ?? [])
    const [account] = read('account', (wire) => translator.account(wire))
    if (!account) throw new Error('no account')
    const sync: Sync = {
      first: this.#isFirst,
      askedAtMs: reading.askedAtMs,
      account,
      openOrders: read('openOrders', (wire) => translator.order(wire)),
      recentOrders: read('recentOrders', (wire) => translator.order(wire)),
      positions: read('positions', (wire) => translator.position(wire)),
      balances: read('balances', (wire) => translator.balance(wire)),
      fills: read('fills', (wire) => translator.fill(wire)),
    }
    this.#isFirst = false
    ledger.apply({ kind: 'sync', sync })
  }
}

function play(steps: readonly { afterMs: number; act: Act; line: LineStep[] }[]): Line {
  const line = new Line()
  for (const { afterMs, act, line: lineSteps } of steps) {
    line.scene.clock.nowMs += afterMs
    perform(line.scene, act)
    line.send()
    for (const lineStep of lineSteps) line.apply(lineStep)
  }
  line.scene.clock.nowMs += 1_000
  line.settle()
  return line
}

const steps = fc.array(step, { minLength: 1, maxLength: 30 })

describe('the ledger at the end of a bad line', () => {
  it('holds the exchange’s own orders, open ones to the last field', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const { scene, ledger, failures } = play(given)
        const fresh = openListening()
        const theirs = scene.exchange.orderHistory(ALICE)
        expect(failures).toEqual([])
        expect(
          ledger
            .view()
            .orders.map(({ id }) => id)
            .sort(),
        ).toEqual(theirs.map(({ id }) => id).sort())
        for (const order of theirs) {
          const ours = ledger.order(order.id)
          const expected = fresh.translator.order(overTheWire(orderShape(order, 0)))
          if (order.status !== 'CLOSED') expect(ours).toEqual(expected)
          else {
            // Whether it was turned down or taken back can hang on what was seen of it before.
            expect(isOpenState(ours?.state ?? 'unknown')).toBe(false)
            expect(ours?.state === 'filled').toBe(expected?.state === 'filled')
            expect(ours).toMatchObject({ remainingSize: expected?.remainingSize, size: expected?.size })
          }
        }
      }),
      oneIn(2),
    )
  })

  it('holds each fill of the exchange once, on the account’s own side, and none that was taken back', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const { scene, ledger, failures } = play(given)
        expect(failures).toEqual([])
        const summary = ({
          id,
          side,
          size,
          price,
        }: {
          id: string
          side: string
          size: string
          price: string
        }) => `${id} ${side.toLowerCase()} ${size} ${price}`
        const theirs = scene.exchange.fills(ALICE).map((fill) =>
          summary({
            ...(fillShape(fill) as never as { size: string; price: string }),
            id: fill.id,
            side: fill.side,
          }),
        )
        expect(ledger.view().fills.map(summary).sort()).toEqual(theirs.sort())
      }),
      oneIn(2),
    )
  })

  it('holds the exchange’s own positions and money, and both follow from the fills', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const { scene, ledger, failures } = play(given)
        const { positions, account, fills } = ledger.view()
        expect(failures).toEqual([])
        const fresh = openListening()
        const theirs = scene.exchange
          .positions(ALICE)
          .map((each) => fresh.translator.position(overTheWire(positionShape(each))))
        const core = (each: (typeof positions)[number] | null) =>
          each && { market: each.market, side: each.side, size: each.size, entryPrice: each.entryPrice }
        const byMarket = (list: ReturnType<typeof core>[]) =>
          list.sort((a, b) => (a?.market ?? '').localeCompare(b?.market ?? ''))
        expect(byMarket(positions.map(core))).toEqual(byMarket(theirs.map(core)))
        const now = scene.exchange.account(ALICE)
        expect(account?.totalCollateral).toBe(
          now && fresh.translator.account(accountShape(now))?.totalCollateral,
        )
        for (const symbol of [BTC, ETH]) {
          const net = fills
            .filter((fill) => fill.market === symbol)
            .reduce((sum, { side, size }) => add(sum, side === 'buy' ? size : `-${size}`), '0')
          const held = positions.find((position) => position.market === symbol)
          expect(sign(net)).toBe(held === undefined ? 0 : held.side === 'long' ? 1 : -1)
          if (held) expect(compare(net.replace('-', ''), held.size)).toBe(0)
        }
      }),
      oneIn(2),
    )
  })
})

import { abs, divide, multiply, subtract, type Decimal } from '../../money/decimal'
import type { AlertRule } from '../../preload/alert-rules'
import type { Connection, Ticker } from '../../preload/model'
import { createLatch, type Beyond, type Latch } from './latch'
import { measure, type AccountKind, type Gauge, type Readings } from './measure'
import { plainRing, shorten, type Ring } from './rules'
import { createMoveWatch, type Move, type MoveWatch } from './watch-move'

/** Watches prices and the account by a person's rules. Without rules it does nothing, and asks for nothing. */
export interface Watchman {
  /** Takes what moved; prices that passed a rule's threshold ring. */
  hearTickers(tickers: readonly Ticker[]): void
  /** Once a second or so. Nothing is read where no rule would look at it. */
  look(read: () => Readings): void
}

/** How a kind's values pass its threshold. */
const manners: Record<AccountKind | 'priceAbove' | 'priceBelow', { beyond: Beyond; band: Decimal }> = {
  priceAbove: { beyond: 'over', band: '0.001' },
  priceBelow: { beyond: 'under', band: '0.001' },
  funding: { beyond: 'over', band: '0.1' },
  marginRatio: { beyond: 'over', band: '0.05' },
  liquidationDistance: { beyond: 'under', band: '0.1' },
  positionSize: { beyond: 'over', band: '0.02' },
  pnlAbove: { beyond: 'over', band: '0.1' },
  pnlBelow: { beyond: 'under', band: '0.1' },
  orderUnconfirmed: { beyond: 'over', band: '0' },
  orderResting: { beyond: 'over', band: '0' },
}

/**
 * A watchman for one session; `ring` is told which rule it rings by. What a rule finds at one look rings together,
 * but for what is of a muted market, which is kept quiet by itself.
 */
export function createWatchman(
  rules: () => readonly AlertRule[],
  ring: (ring: Ring, rule: AlertRule) => void,
  nowMs: () => number,
  isMuted: (market: string) => boolean = () => false,
): Watchman {
  let known: readonly AlertRule[] | undefined
  let ofPrices = new Map<string, AlertRule[]>()
  let ofAccount: AlertRule[] = []
  const latches = new Map<string, Map<string, Latch>>()
  const moves = new Map<string, MoveWatch>()
  const maintained = new Map<string, { soonMs: number; on: boolean }>()

  /** Sorts the rules once for each time they change; one that is as it was goes on from where it is. */
  function sortRules(): void {
    const current = rules()
    if (known === current) return
    known = current
    const on = current.filter(({ enabled }) => enabled)
    ofPrices = new Map()
    for (const rule of on.filter(isOfPrice)) {
      const market = rule.market ?? ''
      ofPrices.set(market, [...(ofPrices.get(market) ?? []), rule])
    }
    ofAccount = on.filter((rule) => !isOfPrice(rule))
    const kept = new Set(on.map(identify))
    for (const all of [latches, moves, maintained])
      for (const name of [...all.keys()]) if (!kept.has(name)) all.delete(name)
  }

  function passes(rule: AlertRule & { kind: keyof typeof manners }, gauge: Gauge): boolean {
    const name = identify(rule)
    const own = latches.get(name) ?? new Map<string, Latch>()
    latches.set(name, own)
    const latch =
      own.get(gauge.name) ??
      createLatch({
        at: rule.threshold,
        ...manners[rule.kind],
        // A price has to cross; what is wrong with the account is told also when it was so before.
        firstCounts: !isOfPrice(rule),
      })
    own.set(gauge.name, latch)
    return latch.hear(gauge.value)
  }

  function hearMove(rule: AlertRule, market: string, price: Decimal): void {
    const name = identify(rule)
    const watch = moves.get(name) ?? createMoveWatch(rule.threshold, (rule.withinMinutes ?? 1) * 60_000)
    moves.set(name, watch)
    const move = watch.hear(price, nowMs())
    if (move) ring(ringMove(rule, market, move), rule)
  }

  function hearMaintenance(rule: AlertRule, { systemState, maintenance }: Connection): void {
    const name = identify(rule)
    const before = maintained.get(name) ?? { soonMs: 0, on: false }
    const on = systemState === 'unknown' ? before.on : systemState !== 'ok'
    if (on && !before.on) ring(ringOf(rule, `watch.maintenance.${systemState}`, null, {}), rule)
    const startsAtMs = maintenance?.startsAtMs ?? 0
    const leftMs = startsAtMs - nowMs()
    const soon = leftMs > 0 && leftMs <= Number(rule.threshold) * 60_000 && startsAtMs !== before.soonMs
    if (soon)
      ring(ringOf(rule, 'watch.maintenance', null, { count: String(Math.ceil(leftMs / 60_000)) }), rule)
    maintained.set(name, { soonMs: soon ? startsAtMs : before.soonMs, on })
  }

  return {
    hearTickers(tickers) {
      sortRules()
      if (ofPrices.size === 0) return
      for (const { market, markPrice } of tickers) {
        if (markPrice === null) continue
        for (const rule of ofPrices.get(market) ?? []) {
          if (rule.kind === 'priceMove') hearMove(rule, market, markPrice)
          else if (isGauged(rule) && passes(rule, { name: '', value: markPrice, market }))
            ring(ringOf(rule, `watch.${rule.kind}`, market, { price: shorten(markPrice) }), rule)
        }
      }
    },
    look(read) {
      sortRules()
      if (ofAccount.length === 0) return
      const now = read()
      for (const rule of ofAccount) {
        if (rule.kind === 'maintenance') hearMaintenance(rule, now.connection)
        // Old numbers are no news; an order nobody answers for is, most of all on a line that is dead.
        else if (isOfAccount(rule) && (now.connection.phase === 'live' || isOfOrders(rule))) {
          const gauges = measure(rule.kind, rule, now, nowMs())
          const own = latches.get(identify(rule))
          const names = new Set(gauges.map(({ name }) => name))
          for (const name of [...(own?.keys() ?? [])]) if (!names.has(name)) own?.delete(name)
          const rings = gauges.flatMap((gauge) => (passes(rule, gauge) ? ringGauge(rule, gauge) : []))
          const isQuiet = ({ market }: Ring): boolean => market !== null && isMuted(market)
          for (const one of rings.filter(isQuiet)) ring(one, rule)
          const together = ringTogether(rings.filter((one) => !isQuiet(one)))
          if (together) ring(together, rule)
        }
      }
    },
  }
}

/** As a person means it: a rule that is edited is another one, its name and its channels aside. */
function identify({ id, kind, market, threshold, withinMinutes }: AlertRule): string {
  return [id, kind, market, threshold, withinMinutes].join(' ')
}

function isOfPrice({ kind }: AlertRule): boolean {
  return kind === 'priceAbove' || kind === 'priceBelow' || kind === 'priceMove'
}

function isOfOrders({ kind }: AlertRule): boolean {
  return kind === 'orderUnconfirmed' || kind === 'orderResting'
}

function isGauged(rule: AlertRule): rule is AlertRule & { kind: keyof typeof manners } {
  return rule.kind in manners
}

function isOfAccount(rule: AlertRule): rule is AlertRule & { kind: AccountKind } {
  return isGauged(rule) && !isOfPrice(rule)
}

function ringMove(rule: AlertRule, market: string, { direction, from, to }: Move): Ring {
  const by = percent(divide(abs(subtract(to, from)), from, 6, 'half'))
  return ringOf(rule, `watch.priceMove.${direction}`, market, { by, from: shorten(from), to: shorten(to) })
}

function ringGauge(rule: AlertRule, { value, told: said = value, market, order }: Gauge): Ring {
  const isFraction = ['funding', 'marginRatio', 'liquidationDistance'].includes(rule.kind)
  const told = isFraction ? percent(said) : divide(said, '1', 2, 'half')
  if (!order) {
    const scope = market === null && rule.kind.startsWith('pnl') ? '.all' : ''
    return ringOf(rule, `watch.${rule.kind}${scope}`, market, { value: told })
  }
  return {
    ...ringOf(rule, `watch.${rule.kind}.${order.side}`, market, {
      size: order.size,
      price: order.price,
      seconds: told,
    }),
    orderId: order.id === '' ? null : order.id,
    mustSee: order.state === 'unknown',
  }
}

/** Several rings of one rule as one, a line for each; a single one as it is. */
function ringTogether(rings: readonly Ring[]): Ring | undefined {
  const [first] = rings
  if (!first || rings.length === 1) return first
  return {
    ...plainRing(first.kind, `watch.several.${first.kind}`, { ...first.values, many: String(rings.length) }),
    lines: rings.map(({ sentence, values }) => ({ sentence, values })),
    mustSee: rings.some(({ mustSee }) => mustSee),
  }
}

function ringOf(
  rule: AlertRule,
  sentence: string,
  market: string | null,
  values: Record<string, string>,
): Ring {
  const isFraction = ['funding', 'marginRatio', 'liquidationDistance'].includes(rule.kind)
  const threshold = isFraction ? percent(rule.threshold) : rule.threshold
  const minutes = String(rule.withinMinutes ?? '')
  return {
    ...plainRing(rule.kind, sentence, { market: market ?? '', threshold, minutes, ...values }),
    market,
  }
}

function percent(fraction: Decimal): string {
  return divide(multiply(fraction, '100'), '1', 4, 'half')
}

import type { Alert } from '../../preload/model'
import type { Ring } from '../alerts/rules'
import type { Words } from '../words'

const linesShown = 4

const amounts = [
  ...['size', 'price', 'remaining', 'value', 'amount', 'pnl'],
  // In the reason for a refusal.
  ...['free', 'short', 'needed', 'held', 'after', 'over', 'notional'],
]

/** The same ring with dots in the place of its amounts: for a desktop that others look at. */
export function withoutAmounts(ring: Ring): Ring {
  const dots = (values: Ring['values']): Ring['values'] =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, amounts.includes(name) ? '•••' : value]),
    )
  return {
    ...ring,
    values: dots(ring.values),
    lines: ring.lines.map((line) => ({ ...line, values: dots(line.values) })),
  }
}

/**
 * A ring in words. A sentence holds title and body, parted by `|`; lines of a group go below the body, each with its
 * title alone.
 */
export function toAlert(ring: Ring, words: Words, id: string, atMs: number): Alert {
  const reason = ring.values.reason
  const values =
    reason === undefined ? ring.values : { ...ring.values, reason: words.sayReason(reason, ring.values) }
  const [title = '', ...body] = words.say(ring.sentence, values).split('|')
  const lines = ring.lines
    .slice(0, linesShown)
    .map((line) => words.say(line.sentence, line.values).split('|')[0] ?? '')
  const more = ring.lines.length - linesShown
  if (more > 0) lines.push(words.say('fills.more', { count: String(more) }))
  return {
    id,
    kind: ring.kind,
    title,
    body: [...body, ...lines].join('\n'),
    market: ring.market,
    orderId: ring.orderId,
    atMs,
  }
}

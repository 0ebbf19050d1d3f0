import type { Alert, AlertParts } from '../../preload/model'
import type { Ring } from '../alerts/rules'
import type { Speech, Words } from '../words'

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

type Sayable = Pick<AlertParts, 'sentence' | 'values' | 'lines'>

/**
 * What an alert says. A sentence holds title and body, parted by `|`; lines of a group go below the body, each with its
 * title alone.
 */
function sayAlert({ sentence, values, lines }: Sayable, speech: Speech): Pick<Alert, 'title' | 'body'> {
  const { reason } = values
  const filled = reason === undefined ? values : { ...values, reason: speech.sayReason(reason, values) }
  const [title = '', ...body] = speech.say(sentence, filled).split('|')
  const below = lines
    .slice(0, linesShown)
    .map((line) => speech.say(line.sentence, line.values).split('|')[0] ?? '')
  const more = lines.length - linesShown
  if (more > 0) below.push(speech.say('fills.more', { count: String(more) }))
  return { title, body: [...body, ...below].join('\n') }
}

/** A ring in words, with what they are made of. */
export function toAlert(ring: Ring, words: Words, id: string, atMs: number): Alert {
  const { kind, sentence, values, lines, market, orderId } = ring
  const { title, body } = sayAlert(ring, words.elsewhere)
  const parts = { sentence, values, lines, elsewhere: `${title}\n${body}` }
  return { id, kind, ...sayAlert(ring, words), market, orderId, atMs, parts }
}

/** An alert in the language in use now, where it is known what its words are made of. */
export function retold(alert: Alert, words: Words): Alert {
  return alert.parts ? { ...alert, ...sayAlert(alert.parts, words) } : alert
}

/** Whether an alert has these words, in lower case, in either language. */
export function saysSo({ title, body, parts }: Alert, wanted: string): boolean {
  return `${title}\n${body}\n${parts?.elsewhere ?? ''}`.toLowerCase().includes(wanted)
}

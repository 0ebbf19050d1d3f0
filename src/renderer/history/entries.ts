import type { Notation } from '../../notation/notation'
import { formatMilliseconds } from '../../notation/time'
import { DOTS } from '../format/cover'
import type { Entry } from './reader'

/** What makes an entry itself within its kind. */
export function keyOf(entry: Entry): string {
  if ('key' in entry) return entry.key
  if ('fillId' in entry) return entry.fillId
  if ('fundingRate' in entry) return `${entry.market} ${entry.createdAtMs}`
  return entry.id
}

/** Entries once each: while one reads on, what is new may push some onto the next page. */
export function onceEach(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()]
}

/** What of an entry tells what the account holds, trades, earns or moves. */
const own = [
  ...['size', 'remainingSize', 'filledSize', 'fee', 'fees', 'amount', 'payment'],
  ...['realizedPnl', 'realizedFunding', 'balanceBefore', 'balanceAfter'],
]

/** A field of an entry as it is, to be copied, '' where there is nothing to copy; and as it is read. */
interface Field {
  name: string
  value: string
  text: string
}

/** The fields of an entry, for whoever wants to see all of it; dots for one's own while they are hidden. */
export function fieldsOf(entry: object, isHidden: boolean, notation: Notation): Field[] {
  return Object.entries(entry).flatMap(([name, value]: [string, unknown]) => {
    if (isHidden && own.includes(name)) return [{ name, value: '', text: DOTS }]
    if (value === null || value === '') return [{ name, value: '', text: '–' }]
    if (typeof value === 'object')
      return fieldsOf(value, isHidden, notation).map((field) => ({
        ...field,
        name: `${name}.${field.name}`,
      }))
    if (name.endsWith('AtMs') && typeof value === 'number')
      return [
        {
          name: name.slice(0, -2),
          value: new Date(value).toISOString(),
          text: `${formatMilliseconds(value, notation)} UTC`,
        },
      ]
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return [{ name, value: text, text }]
  })
}

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

/** What of an entry tells what the account holds, earns or moves. */
const own = ['amount', 'payment', 'realizedPnl', 'realizedFunding', 'balanceBefore', 'balanceAfter']

/** The fields of an entry as they are, for whoever wants to see all of it; dots for one's own while they are hidden. */
export function fieldsOf(entry: object, isHidden: boolean): { name: string; value: string }[] {
  return Object.entries(entry).flatMap(([name, value]: [string, unknown]) => {
    if (isHidden && own.includes(name)) return [{ name, value: '•••••' }]
    if (value === null || value === '') return [{ name, value: '–' }]
    if (typeof value === 'object')
      return fieldsOf(value, isHidden).map((field) => ({ ...field, name: `${name}.${field.name}` }))
    if (name.endsWith('AtMs') && typeof value === 'number')
      return [{ name: name.slice(0, -2), value: new Date(value).toISOString() }]
    return [{ name, value: typeof value === 'string' ? value : JSON.stringify(value) }]
  })
}

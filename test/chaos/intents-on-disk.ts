import { join } from 'node:path'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import { openDatabase } from '../../src/main/journal/database'
import type { Exchange } from '../../src/sandbox/exchange/exchange'
import type { Owner } from './app-life'

/** What the intent book has come to, by client id: 'intended' or 'unknown' are open. */
export function readIntents(folder: string): Map<string, string> {
  const database = openDatabase(join(folder, 'journal', 'journal.db'))
  try {
    return new Map(
      database.glance('client_id, state', 'FROM intents').map(([id, state]) => [`${id}`, `${state}`]),
    )
  } finally {
    database.close()
  }
}

/** Looks, at the moment the exchange takes an order, whether the app had written it down before it sent it. */
export function watchIntents(exchange: Exchange, owner: Owner): void {
  const seen = new Set([''])
  exchange.on((event) => {
    if (event.kind !== 'order' || seen.has(event.order.clientId)) return
    const { clientId } = event.order
    seen.add(clientId)
    if (!isIntended(owner, clientId)) owner.unintended.push(clientId)
  })
}

function isIntended({ journal, folder }: Owner, clientId: string): boolean {
  if (!journal) return isOpen(readIntents(folder).get(clientId))
  return openNames(journal).includes(clientId)
}

/** The names whose fate is open, by the journal of a running app. */
export function openNames(journal: Pick<AccountJournal, 'openIntents'>): string[] {
  const open = journal.openIntents()
  if (!open.ok) throw new Error(`the journal cannot be read: ${open.problem.code}`)
  return open.value.map(({ order }) => order.clientId)
}

function isOpen(state: string | undefined): boolean {
  return state === 'intended' || state === 'unknown'
}

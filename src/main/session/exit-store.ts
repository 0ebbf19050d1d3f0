import { z } from 'zod'
import { isDecimal } from '../../money/decimal'
import type { Attachment, Profile } from '../../preload/model'
import type { AccountJournal } from '../journal/account-journal'

/** Where the exits of one account's orders outlive a session. */
export interface ExitStore {
  /** Those that were not over; none where nothing can be read. */
  read(): Attachment[]
  write(attachments: readonly Attachment[]): void
}

type Marks = Pick<AccountJournal, 'mark' | 'setMark'>

const markName = 'exits'
const decimal = z.string().refine(isDecimal)
const exit = z.object({ triggerPrice: decimal, price: decimal.nullable() }).nullable()
const name = z.string().min(1)
const attachmentSchema = z.object({
  clientId: name,
  market: z.string(),
  side: z.enum(['buy', 'sell']),
  size: decimal,
  exits: z.object({ takeProfit: exit, stopLoss: exit }),
  state: z.enum(['waiting', 'placing', 'placed', 'done', 'dropped', 'failed']),
  takeProfitClientId: name.nullable(),
  stopLossClientId: name.nullable(),
  problem: z
    .object({
      code: z.string(),
      values: z.record(z.string(), z.string()).exactOptional(),
      detail: z.string().exactOptional(),
    })
    .nullable(),
}) satisfies z.ZodType<Attachment>

/**
 * A store for each account: in memory until quit, and in its journal where it has one. Another key to the
 * same account finds the same exits.
 */
export function createExitStores(journalOf: (profile: Profile) => Marks | null) {
  const held = new Map<string, readonly Attachment[]>()
  return (profile: Profile): ExitStore => {
    const account = `${profile.environment} ${profile.exchange} ${profile.address}`
    const journal = journalOf(profile)
    return {
      read: () => [...(held.get(account) ?? readMark(journal))],
      write(attachments) {
        const unfinished = attachments.filter(({ state }) => state !== 'done' && state !== 'dropped')
        held.set(account, unfinished)
        journal?.setMark(markName, JSON.stringify(unfinished))
      },
    }
  }
}

function readMark(journal: Marks | null): Attachment[] {
  const mark = journal?.mark(markName)
  if (!mark?.ok || mark.value === null) return []
  try {
    const list: unknown = JSON.parse(mark.value)
    if (!Array.isArray(list)) return []
    return list.flatMap((one) => {
      const read = attachmentSchema.safeParse(one)
      return read.success ? [read.data] : []
    })
  } catch {
    return []
  }
}

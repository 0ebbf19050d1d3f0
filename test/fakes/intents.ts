import type { Intents } from '../../src/main/orders/intents'
import { createIntentLogs } from '../../src/main/session/intent-log'
import type { Problem } from '../../src/preload/model'
import type { IntendedOrder } from '../../src/trading/intended-order'

/** Intents in memory, and what was written down of each and how it stands; `refuse` is the disk's word. */
export function createIntents() {
  const lines: string[] = []
  const written: IntendedOrder[] = []
  const disk: { refuse: Problem | null } = { refuse: null }
  const memory = createIntentLogs({
    journalOf: () => null,
    missing: () => disk.refuse,
    write: (work) => ({ ok: true, value: work() }),
  })
  const profile = {
    id: 'p',
    environment: 'custom',
    address: '0x1',
    label: '',
    kind: 'main',
    exchange: '',
    kept: 'session',
    credential: '',
  } as const
  const now = (): Intents => memory(profile)
  const intents: Intents = {
    record(orders) {
      const problem = now().record(orders)
      if (!problem) written.push(...orders)
      for (const { clientId } of orders) lines.push(`${clientId} ${problem ? 'kept back' : 'intended'}`)
      return problem
    },
    recordAgain(order) {
      const problem = now().recordAgain(order)
      lines.push(`${order.clientId} ${problem ? 'kept back' : 'intended again'}`)
      return problem
    },
    settle(clientId, fate) {
      lines.push(`${clientId} ${fate}`)
      now().settle(clientId, fate)
    },
    open: () => now().open(),
    isOpen: (clientId) => now().isOpen(clientId),
  }
  return { intents, lines, written, disk }
}

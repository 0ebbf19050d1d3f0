import type { Attachment, Exit, Order } from '../../preload/model'
import type { ExitName } from '../ticket/exits'
import { EXIT_NAMES } from '../ticket/exits'

/** What an order has to do with exits: it carries some, or it is one. */
export type Bond =
  { kind: 'carries'; attachment: Attachment } | { kind: 'is'; exit: ExitName; attachment: Attachment }

/** How an order is bound to exits; null where it is not. */
export function bondOf(order: Pick<Order, 'clientId'>, attachments: readonly Attachment[]): Bond | null {
  const { clientId } = order
  if (clientId === '') return null
  for (const attachment of attachments) {
    if (attachment.clientId === clientId) return { kind: 'carries', attachment }
    if (attachment.takeProfitClientId === clientId) return { kind: 'is', exit: 'takeProfit', attachment }
    if (attachment.stopLossClientId === clientId) return { kind: 'is', exit: 'stopLoss', attachment }
  }
  return null
}

/** The exits there are, in their order. */
export function exitsOf({ exits }: Pick<Attachment, 'exits'>): { name: ExitName; exit: Exit }[] {
  return EXIT_NAMES.flatMap((name) => {
    const exit = exits[name]
    return exit ? [{ name, exit }] : []
  })
}

import { CircleAlert, CircleCheck, CircleHelp, CircleX, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { placesOf, sign, subtract } from '../../money/decimal'
import { formatNumber } from '../../notation/number'
import type { Decimal, Order } from '../../preload/model'
import { useNotation } from '../format/useNotation'
import { reasonText } from '../problem'
import { useProblemText } from '../useProblemText'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { isSameOrder } from '../state'
import type { Outcome } from './useSending'

/** What became of the last press, told where it was pressed; follows the order as it changes. */
export function OutcomeLine({ outcome }: { outcome: Outcome<Order> | null }): ReactNode {
  if (!outcome) return <p className="outcome" role="status" />
  if (outcome.kind === 'sent') return <SentLine sent={outcome.value} />
  if (outcome.kind === 'sending') return <SendingLine />
  return <FailedLine outcome={outcome} />
}

/** That something is on its way. */
export function SendingLine(): ReactNode {
  const { t } = useTranslation()
  return (
    <p className="outcome" role="status">
      <LoaderCircle size={14} strokeWidth={1.5} aria-hidden /> {t('ticket.sending')}
    </p>
  )
}

/** Why nothing went through, or that nobody knows whether it did. */
export function FailedLine({
  outcome,
}: {
  outcome: Extract<Outcome<unknown>, { kind: 'refused' | 'unknown' }>
}): ReactNode {
  const { t } = useTranslation()
  const sayProblem = useProblemText()
  const unknown = outcome.kind === 'unknown'
  const Icon = unknown ? CircleHelp : CircleX
  return (
    <p className={`outcome ${unknown ? 'warning' : 'danger'}`} role="alert">
      <Icon size={14} strokeWidth={1.5} aria-hidden />
      {t(unknown ? 'ticket.unknown' : 'ticket.refused', { sentence: sayProblem(outcome.problem) })}
    </p>
  )
}

function SentLine({ sent }: { sent: Order }): ReactNode {
  const { t, i18n } = useTranslation()
  const notation = useNotation()
  const order = useFollowed(sent)
  const { state } = order
  const tone = state === 'rejected' ? 'danger' : state === 'unknown' ? 'warning' : ''
  const Icon =
    state === 'rejected'
      ? CircleX
      : state === 'unknown'
        ? CircleHelp
        : state === 'cancelled'
          ? CircleAlert
          : CircleCheck
  // What was traded before the rest of it went is not taken back.
  const filled = state === 'cancelled' ? subtract(order.size, order.remainingSize) : '0'
  const became = sign(filled) > 0 ? 'cancelledRest' : state
  const write = (value: Decimal): string => formatNumber(value, { places: placesOf(value) }, notation)
  const reason =
    order.cancelReason && (state === 'rejected' || state === 'cancelled')
      ? reasonText(i18n, order.cancelReason)
      : ''
  return (
    <p className={`outcome ${tone}`} role={tone ? 'alert' : 'status'}>
      <Icon size={14} strokeWidth={1.5} aria-hidden />
      <span>
        {t(`side.${order.side}`)} {write(order.size)} ·{' '}
        {t(`ticket.became.${became}`, { reason, filled: write(filled) })}
      </span>
    </p>
  )
}

/** The order as it is now; as it was answered while the changes don't know it yet. */
function useFollowed(sent: Order): Order {
  const find = useCallback(
    (state: DeskState) => state.orders.find((order) => isSameOrder(order, sent)),
    [sent],
  )
  return useDesk(find) ?? sent
}

import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlgoOrder } from '../../preload/records'
import { FailedLine, SendingLine } from './OutcomeLine'
import type { Outcome } from './useSending'

/** What became of the last TWAP; how it goes on is told in its panel. */
export function TwapOutcome({ outcome }: { outcome: Outcome<AlgoOrder> | null }): ReactNode {
  const { t } = useTranslation()
  if (!outcome) return <p className="outcome" role="status" />
  if (outcome.kind === 'sending') return <SendingLine />
  if (outcome.kind !== 'sent') return <FailedLine outcome={outcome} />
  return (
    <p className="outcome" role="status">
      <CircleCheck size={14} strokeWidth={1.5} aria-hidden />
      {t('ticket.twap.sent')}
    </p>
  )
}

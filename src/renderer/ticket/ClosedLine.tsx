import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { gapAfter } from '../../notation/sentences'
import type { Closed } from './gate'

interface ClosedLineProps {
  reason: Closed
  onAddAccount: () => void
}

/** Why the ticket can't send now, and the one thing to do about it. */
export function ClosedLine({ reason, onAddAccount }: ClosedLineProps): ReactNode {
  const { t } = useTranslation()
  const sentence = t(`ticket.closed.${reason}`)
  return (
    <p className="outcome warning" role="status">
      <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
      <span>
        {sentence + gapAfter(sentence)}
        {reason === 'noAccount' && (
          <button type="button" className="link" onClick={onAddAccount}>
            {t('accounts.add')}
          </button>
        )}
      </span>
    </p>
  )
}

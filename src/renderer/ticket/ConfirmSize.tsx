import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import type { Problem } from '../../preload/model'
import { problemText } from '../problem'

interface ConfirmSizeProps {
  /** What is about to be sent, in the words of its button. */
  deed: string
  problem: Problem
  onAnswer: (yes: boolean) => void
}

/** Asks once more before an order that is larger than the person wants to send unasked. */
export function ConfirmSize({ deed, problem, onAnswer }: ConfirmSizeProps): ReactNode {
  const { t, i18n } = useTranslation()
  return (
    <Dialog title={t('ticket.confirm.title')} onClose={() => onAnswer(false)} small>
      <p className="strong">{deed}</p>
      <p>{problemText(i18n, problem)}</p>
      <div className="dialog-actions">
        <button type="button" onClick={() => onAnswer(false)}>
          {t('ticket.confirm.leave')}
        </button>
        <button type="button" className="primary" onClick={() => onAnswer(true)}>
          {t('ticket.confirm.send')}
        </button>
      </div>
    </Dialog>
  )
}

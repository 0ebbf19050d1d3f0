import { CircleCheck, CircleX, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../problem'
import type { Cancelling } from './usePanic'

interface CancelLineProps {
  cancelling: Cancelling
  /** What is taken back: all orders, or the TWAP of a market. */
  what: 'orders' | 'algo'
  market?: string
}

/** Whether what is taken back is out of the market, as far as is known. */
export function CancelLine({ cancelling, what, market = '' }: CancelLineProps): ReactNode {
  const { t, i18n } = useTranslation()
  if (cancelling === 'sending')
    return (
      <p role="status">
        <LoaderCircle size={14} strokeWidth={1.5} aria-hidden /> {t(`panic.cancelling.${what}`, { market })}
      </p>
    )
  if (cancelling === 'done')
    return (
      <p role="status">
        <CircleCheck size={14} strokeWidth={1.5} aria-hidden /> {t(`panic.cancelled.${what}`, { market })}
      </p>
    )
  return (
    <p className="danger" role="alert">
      <CircleX size={14} strokeWidth={1.5} aria-hidden />{' '}
      {t(`panic.notCancelled.${what}`, { market, sentence: problemText(i18n, cancelling.problem) })}
    </p>
  )
}

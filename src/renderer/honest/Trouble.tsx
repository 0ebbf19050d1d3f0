import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { gapAfter } from '../../notation/sentences'
import type { Problem } from '../../preload/model'
import { problemText } from '../problem'
import { WayOn } from './WayOn'
import './trouble.css'

interface TroubleProps {
  /** What could not be done, in a sentence. */
  what: string
  problem: Problem | null
  onRetry: () => void
  /** Something else says it aloud already. */
  quiet?: boolean
}

/** What stands where something could not be read: what happened, why, and what can be done about it. */
export function Trouble({ what, problem, onRetry, quiet = false }: TroubleProps): ReactNode {
  const { i18n } = useTranslation()
  return (
    <div className="trouble" role={quiet ? undefined : 'alert'}>
      <TriangleAlert size={14} strokeWidth={1.5} aria-hidden />
      <p>
        <strong>{what}</strong>
        {problem && gapAfter(what) + problemText(i18n, problem)}
      </p>
      <WayOn problem={problem} onRetry={onRetry} />
    </div>
  )
}

import type { LucideIcon } from 'lucide-react'
import { CircleDashed, CircleDot, LoaderCircle, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionPhase } from '../../preload/model'

// Another shape for each, so that nothing depends on hue.
const shapes: Record<ConnectionPhase, LucideIcon> = {
  live: CircleDot,
  stale: CircleDashed,
  offline: Square,
  connecting: LoaderCircle,
  syncing: LoaderCircle,
}

/** How the account's line stands: a shape and a word, read out when it changes. */
export function PhaseSign({ phase }: { phase: ConnectionPhase }): ReactNode {
  const { t } = useTranslation()
  const Shape = shapes[phase]
  return (
    <span className="phase" role="status">
      <Shape size={14} strokeWidth={2} aria-hidden />
      {t(`phase.${phase}`)}
    </span>
  )
}

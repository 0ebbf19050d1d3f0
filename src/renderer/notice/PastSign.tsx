import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PastRead } from '../../preload/model'
import { formatNumber } from '../../notation/number'
import { useNotation } from '../format/useNotation'
import { useDesk } from '../session'
import type { DeskState } from '../state'

const pickPast = (state: DeskState): PastRead | null => state.past

/** Says calmly that the account's past is being read into the journal, or that it could not be. */
export function PastSign(): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const past = useDesk(pickPast)
  if (!past || past.phase === 'whole') return null
  const { phase, entries } = past
  const count = formatNumber(String(entries), { places: 0 }, notation)
  return (
    <span className="past-sign" data-phase={phase} title={t(`notice.past.${phase}.means`)}>
      <History size={14} strokeWidth={1.5} aria-hidden />
      {t(`notice.past.${phase}`, { entries: count })}
    </span>
  )
}

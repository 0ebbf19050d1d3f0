import { CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OldAge } from '../../honest/OldAge'
import type { Feed } from '../feed'
import { useFeedPhase } from '../feed'

/** That numbers may be old, and how old: as much of a sign, the word and the age as there is room for. */
export function OldWord({ feed }: { feed: Feed }): ReactNode {
  const { t } = useTranslation()
  const phase = useFeedPhase(feed)
  if (phase === 'live') return null
  return (
    <span className="old-word" data-old title={t(`phase.${phase}`)}>
      <CircleDashed size={12} strokeWidth={2} aria-hidden />
      <span>
        <span className="old-phase">{t(`phase.${phase}`)}</span>
        <OldAge feed={feed} />
      </span>
    </span>
  )
}

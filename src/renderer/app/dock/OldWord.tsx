import { CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAge, useOldness } from '../../honest/useOldness'
import type { Feed } from '../feed'
import { useFeedPhase } from '../feed'

interface OldWordProps {
  feed: Feed
  /** On a tab, whose name must stay that of its panel. */
  silent?: boolean
}

/** That numbers may be old, and how old: as much of a sign, the word and the age as there is room for. */
export function OldWord({ feed, silent = false }: OldWordProps): ReactNode {
  const { t } = useTranslation()
  const phase = useFeedPhase(feed)
  const { account, prices } = useOldness()
  const age = useAge((feed === 'account' ? account : prices)?.sinceMs ?? null)
  if (phase === 'live') return null
  const word = t(`phase.${phase}`)
  const told = age ? t(`age.${age.unit}`, { span: age.count }) : ''
  const spoken = { role: 'img', 'aria-label': `${word} ${told}` }
  // Drawn rather than written, as a tab's count is.
  return (
    <span className="old-word" data-old title={word} {...(silent ? {} : spoken)}>
      <CircleDashed size={12} strokeWidth={2} aria-hidden />
      <span className="old-phase" data-text={word} />
      {told && <span className="old-age" data-text={told} />}
    </span>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FeedEmpty } from '../honest/FeedEmpty'
import { useStanding } from '../honest/standing'
import { useChosenRemoval } from '../session'
import { BoneLines, ReadingWord } from '../table/Bones'
import { RemovalText } from './RemovalText'

/** What stands where a market would: the lines to come, why the list does not, or that the market is gone. */
export function NoMarket({ bones = true }: { bones?: boolean }): ReactNode {
  const { t } = useTranslation()
  const removal = useChosenRemoval()
  const isReading = useStanding('market') === 'reading'
  if (removal)
    return (
      <p className="table-empty" role="status">
        <RemovalText removal={removal} />
      </p>
    )
  if (isReading)
    return (
      <div className="no-market">
        <ReadingWord />
        {bones && <BoneLines />}
      </div>
    )
  return (
    <div className="table-empty">
      <FeedEmpty feed="market">{t('markets.none')}</FeedEmpty>
    </div>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { placesOf } from '../../money/decimal'
import { ladderCounts } from '../../money/ladder'
import { formatNumber } from '../../notation/number'
import type { Market, Side } from '../../preload/model'
import { useNotation } from '../format/useNotation'
import { FindingText } from './FindingText'
import type { LadderFinding } from './ladder-draft'

interface SeveralFindingTextProps {
  finding: LadderFinding
  market: Market
  side: Side
}

/** The sentence of a rule that several orders together break, or one of them. */
export function SeveralFindingText({ finding, market, side }: SeveralFindingTextProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  switch (finding.rule) {
    case 'count':
      return t('ticket.rule.count', ladderCounts)
    case 'firstMissing':
    case 'lastMissing':
      return t('ticket.rule.priceMissing')
    case 'firstTick':
    case 'lastTick':
      return <FindingText finding={{ ...finding, rule: 'priceTick' }} market={market} side={side} />
    case 'tooThin':
      return t('ticket.rule.tooThin', {
        least: `${formatNumber(finding.least, { places: placesOf(finding.least) }, notation)} ${market.baseCurrency}`,
      })
    case 'tooTight':
      return t('ticket.rule.tooTight', { most: finding.most })
    default:
      return <FindingText finding={finding} market={market} side={side} />
  }
}

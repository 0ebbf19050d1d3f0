import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decimal, Market, Side } from '../../preload/model'
import { placesOf } from '../../money/decimal'
import { formatNumber, formatPercent } from '../../notation/number'
import { gapAfter } from '../../notation/sentences'
import { MONEY_PLACES, placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { useOwnText } from '../format/useOwnText'
import type { Finding } from './checks'
import { LimitsLink } from './LimitsLink'

const PERCENT_PLACES = 2

interface FindingTextProps {
  finding: Finding
  market: Market
  side: Side
}

/** The sentence of a broken rule: which one, and by how much. */
export function FindingText({ finding, market, side }: FindingTextProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  // Limits as the exchange states them, without zeros of ours.
  const plain = (value: Decimal): string => formatNumber(value, { places: placesOf(value) }, notation)
  const price = (value: Decimal): string => formatNumber(value, { places: placesIn(market).price }, notation)
  const size = (value: Decimal): string => `${plain(value)} ${market.baseCurrency}`
  const money = (value: Decimal): string =>
    `${formatNumber(value, { places: MONEY_PLACES }, notation)} ${market.settlementCurrency}`
  const own = useOwnText()
  const percent = (value: Decimal): string => formatPercent(value, { places: PERCENT_PLACES }, notation)
  switch (finding.rule) {
    case 'sizeMissing':
    case 'priceMissing':
    case 'triggerMissing':
    case 'nothingToReduce':
    case 'postOnlyCross':
      return t(`ticket.rule.${finding.rule}`)
    case 'triggersAtOnce':
      return t('ticket.rule.triggersAtOnce', { mark: price(finding.mark) })
    case 'sizeStep':
    case 'priceTick':
    case 'triggerTick': {
      const step = plain(finding.step)
      const below = finding.below === null ? null : plain(finding.below)
      const above = plain(finding.above)
      const word = finding.rule === 'sizeStep' ? 'sizeStep' : 'priceTick'
      return below === null
        ? t(`ticket.rule.${word}Above`, { step, above })
        : t(`ticket.rule.${word}`, { step, below, above })
    }
    case 'maxSize':
      return t('ticket.rule.maxSize', { limit: size(finding.limit), over: size(finding.over) })
    case 'positionLimit':
      return t('ticket.rule.positionLimit', { limit: size(finding.limit), over: own(size(finding.over)) })
    case 'minNotional':
      return t('ticket.rule.minNotional', { limit: money(finding.limit), short: money(finding.short) })
    case 'priceBand':
      return t(`ticket.rule.priceBand.${side}`, { limit: price(finding.limit), over: price(finding.over) })
    case 'collateral':
      return t('ticket.rule.collateral', {
        needed: money(finding.needed),
        // With what is needed it would tell what is free.
        short: own(money(finding.short)),
      })
    case 'reduceOver':
      return t('ticket.rule.reduceOver', { held: own(size(finding.held)), over: own(size(finding.over)) })
    case 'openOrders':
      return t('ticket.rule.openOrders', { limit: finding.limit })
    case 'ownOrder':
    case 'ownPosition': {
      const over = money(finding.over)
      return withLink(
        t(`ticket.rule.${finding.rule}`, {
          limit: money(finding.limit),
          over: finding.rule === 'ownPosition' ? own(over) : over,
        }),
      )
    }
    case 'priceOwnDistance':
      return withLink(
        t('ticket.rule.priceOwnDistance', { limit: percent(finding.limit), away: percent(finding.away) }),
      )
  }
}

function withLink(sentence: string): ReactNode {
  return (
    <>
      {sentence + gapAfter(sentence)}
      <LimitsLink />
    </>
  )
}

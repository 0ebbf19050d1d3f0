import { useTranslation } from 'react-i18next'
import { placesOf } from '../../money/decimal'
import type { AlertRule } from '../../preload/alert-rules'
import { formatNumber } from '../../notation/number'
import { useNotation } from '../format/useNotation'
import { allOf, thresholdText } from './rule-draft'

/** What a rule says, in a line. */
export function useRuleText(): (rule: AlertRule) => string {
  const { t } = useTranslation()
  const notation = useNotation()
  return (rule) => {
    const threshold = thresholdText(rule)
    return t(`rules.text.${rule.kind}`, {
      market: rule.market ?? t(allOf(rule.kind)),
      threshold: formatNumber(threshold, { places: placesOf(threshold) }, notation),
      minutes: rule.withinMinutes,
    })
  }
}

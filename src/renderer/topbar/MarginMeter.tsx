import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { compare, multiply, toPlaces } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
import { formatNumber } from '../../notation/number'
import { useNotation } from '../format/useNotation'

/** How much of the way to liquidation is gone: a bar and the same in per cent, a word from half on. */
export function MarginMeter({ ratio }: { ratio: Decimal | null }): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  if (ratio === null) return <span className="meter faint">–</span>
  const level = compare(ratio, '0.8') >= 0 ? 'danger' : compare(ratio, '0.5') >= 0 ? 'warning' : 'calm'
  const percent = multiply(ratio, '100')
  const filled = compare(percent, '100') > 0 ? '100' : toPlaces(percent, 2)
  return (
    <span className="meter" data-level={level}>
      <span
        className="meter-bar"
        role="meter"
        aria-label={t('account.marginRatio')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Number(filled)}
      >
        <span style={{ width: `${filled}%` }} />
      </span>
      <span className="amount">{formatNumber(percent, { places: 1 }, notation)}&#x202f;%</span>
      {level !== 'calm' && <span className={level}>{t(`account.margin.${level}`)}</span>}
    </span>
  )
}

import { Check, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inOneLine } from '../../notation/sentences'
import { sign, subtract } from '../../money/decimal'
import type { ReviewCheck } from '../../preload/review'
import { formatNumber } from '../../notation/number'
import { placesOf } from '../../money/decimal'
import { useNotation } from '../format/useNotation'
import { useOwnText } from '../format/useOwnText'

/** Whether all of the journal comes to what the exchange says, to the last decimal. */
export function CheckLine({ check, currency }: { check: ReviewCheck; currency: string }): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const own = useOwnText()
  const { balance, reckoned, positions, isWhole } = check
  const write = (value: string): string =>
    own(`${formatNumber(value, { places: placesOf(value) }, notation)} ${currency}`)
  if (!isWhole || balance === null) return <p className="review-check dim">{t('review.check.notYet')}</p>
  const difference = subtract(balance, reckoned)
  if (sign(difference) === 0 && positions.length === 0)
    return (
      <p className="review-check">
        <Check className="up" size={14} strokeWidth={1.5} aria-hidden />
        {t('review.check.agrees', { balance: write(balance) })}
      </p>
    )
  return (
    <p className="review-check warning">
      <TriangleAlert size={14} strokeWidth={1.5} aria-hidden />
      {inOneLine(
        sign(difference) === 0
          ? ''
          : t('review.check.differs', { balance: write(balance), difference: write(difference) }),
        positions.length === 0
          ? ''
          : t('review.check.positions', { markets: positions.map(({ market }) => market).join(', ') }),
      )}
    </p>
  )
}

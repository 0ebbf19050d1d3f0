import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decimal, Market } from '../../preload/model'
import { Choice } from '../controls/Choice'
import { sign } from '../../money/decimal'
import { formatNumber } from '../format/number'
import { placesIn } from '../format/places'
import { useLanguage } from '../format/useLanguage'
import { shareOf } from './capacity'
import { NumberField } from './NumberField'

interface SizeFieldProps {
  market: Market
  label: string
  text: string
  /** As much as could be sent now; null where it isn't known. */
  capacity: Decimal | null
  fault: ReactNode
  onText: (text: string) => void
  inputRef: Ref<HTMLInputElement>
}

const SHARES = ['25', '50', '75', '100'] as const

/** How much, typed or as a share of what can be bought or sold. */
export function SizeField({ market, capacity, ...field }: SizeFieldProps): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  const shareAt = (percent: string): Decimal | null =>
    capacity === null ? null : shareOf(capacity, percent, market.orderSizeIncrement)
  const shares = { 25: shareAt('25'), 50: shareAt('50'), 75: shareAt('75'), 100: shareAt('100') }
  return (
    <div className="size-field">
      <NumberField
        {...field}
        unit={market.baseCurrency}
        step={market.orderSizeIncrement}
        hint={
          capacity !== null &&
          t('ticket.capacity', {
            size: formatNumber(capacity, { places: placesIn(market).size }, language),
            base: market.baseCurrency,
          })
        }
      />
      <Choice
        label={t('ticket.shares')}
        value={SHARES.find((percent) => shares[percent] !== null && shares[percent] === field.text) ?? null}
        disabled={capacity === null || sign(capacity) === 0}
        onChange={(percent) => {
          const share = shares[percent]
          if (share !== null) field.onText(share)
        }}
        options={SHARES.map((value) => ({ value, label: `${value}\u202f%` }))}
      />
    </div>
  )
}

import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decimal, Market } from '../../preload/model'
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

const SHARES = [25, 50, 75, 100] as const

/** How much, typed or as a share of what can be bought or sold. */
export function SizeField({ market, capacity, ...field }: SizeFieldProps): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
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
      <div className="size-shares" role="group" aria-label={t('ticket.shares')}>
        {SHARES.map((percent) => {
          const share = capacity && shareOf(capacity, percent, market.orderSizeIncrement)
          return (
            <button
              key={percent}
              type="button"
              disabled={!share}
              aria-pressed={Boolean(share) && share === field.text}
              onClick={() => share && field.onText(share)}
            >
              {percent}
              <span className="unit">%</span>
            </button>
          )
        })}
      </div>
    </div>
  )
}

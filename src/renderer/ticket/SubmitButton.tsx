import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import { formatNumber } from '../format/number'
import { useLanguage } from '../format/useLanguage'
import type { Draft } from './draft'
import { numbersOf } from './draft'

interface SubmitButtonProps {
  draft: Draft
  market: Market
  disabled: boolean
  /** Nothing is missing or wrong: pressing sends. */
  ready: boolean
  /** Id of what is said against sending. */
  describedBy: string
}

/** The button that sends, saying what pressing it does: 'Buy 0.10 BTC at 97,120.5'. */
export function SubmitButton({ draft, market, disabled, ready, describedBy }: SubmitButtonProps): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  const { size, price } = numbersOf(draft)
  // As many places as were typed.
  const write = (value: string): string =>
    formatNumber(value, { places: value.split('.')[1]?.length ?? 0 }, language)
  const values = {
    side: t(`side.${draft.side}`),
    size: size === null ? '' : write(size),
    base: market.baseCurrency,
    price: price === null ? '' : write(price),
  }
  const text =
    size === null
      ? t('ticket.submit.bare', values)
      : draft.type === 'market'
        ? t('ticket.submit.market', values)
        : price === null
          ? t('ticket.submit.priceless', values)
          : t('ticket.submit.limit', values)
  return (
    <button
      type="submit"
      className={`submit ${draft.side === 'buy' ? 'up' : 'down'} ${ready ? 'ready' : ''}`}
      disabled={disabled}
      // The second click of a double click is no second order, however fast the first one was answered.
      onClick={(event) => {
        if (event.detail > 1) event.preventDefault()
      }}
      aria-describedby={describedBy}
    >
      {text}
    </button>
  )
}

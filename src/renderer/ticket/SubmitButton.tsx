import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import { formatNumber } from '../format/number'
import { useLanguage } from '../format/useLanguage'
import type { Draft } from './draft'
import { numbersOf } from './draft'
import { KINDS } from './kinds'

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
  const { size, price, trigger } = numbersOf(draft)
  const { hasPrice } = KINDS[draft.type]
  // As many places as were typed.
  const write = (value: string): string =>
    formatNumber(value, { places: value.split('.')[1]?.length ?? 0 }, language)
  const values = {
    side: t(`side.${draft.side}`),
    size: size === null ? '' : write(size),
    base: market.baseCurrency,
    price: price === null ? '' : write(price),
    trigger: trigger === null ? '' : write(trigger),
  }
  const what = size === null ? 'bare' : !hasPrice ? 'market' : price === null ? 'priceless' : 'limit'
  const deed = t(`ticket.submit.${what}`, values)
  const text = size !== null && trigger !== null ? t('ticket.submit.once', { ...values, deed }) : deed
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

import { useTranslation } from 'react-i18next'
import { placesOf, sign } from '../../money/decimal'
import type { Decimal, Market, OrderIntent, Side } from '../../preload/model'
import { formatNumber } from '../../notation/number'
import { useNotation } from '../format/useNotation'
import type { Draft } from './draft'
import { numbersOf } from './draft'
import { orderKinds } from '../../trading/kinds'

interface Deed {
  side: Side
  size: Decimal | null
  price: Decimal | null
  trigger: Decimal | null
  hasPrice: boolean
}

/** What an order does, in the words of its button; numbers with as many places as were typed. */
export function useDeedText(market: Market): {
  ofDraft: (draft: Draft) => string
  ofIntent: (intent: OrderIntent) => string
} {
  const { t } = useTranslation()
  const notation = useNotation()
  const write = (value: Decimal | null): string =>
    value === null ? '' : formatNumber(value, { places: placesOf(value) }, notation)
  const say = ({ side, size, price, trigger, hasPrice }: Deed): string => {
    const values = {
      side: t(`side.${side}`),
      size: write(size),
      base: market.baseCurrency,
      price: write(price),
      trigger: write(trigger),
    }
    const what = size === null ? 'bare' : !hasPrice ? 'market' : price === null ? 'priceless' : 'limit'
    const deed = t(`ticket.submit.${what}`, values)
    return size !== null && trigger !== null ? t('ticket.submit.once', { ...values, deed }) : deed
  }
  return {
    ofDraft: (draft) =>
      say({ ...numbersOf(draft), side: draft.side, hasPrice: orderKinds[draft.type].hasPrice }),
    ofIntent: ({ side, size, price, triggerPrice: trigger }) =>
      say({ side, size, price, trigger, hasPrice: sign(price) > 0 }),
  }
}

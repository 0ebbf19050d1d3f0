import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import type { Draft } from './draft'
import { orderKinds, wakesWhen } from '../../trading/kinds'
import { NumberField } from './NumberField'
import { PriceLinks } from './PriceLinks'

interface PriceFieldsProps {
  market: Market
  draft: Draft
  onChange: (part: Partial<Draft>) => void
  faults: { price: ReactNode; trigger: ReactNode }
  priceField: Ref<HTMLInputElement>
  triggerField: Ref<HTMLInputElement>
}

/** The prices an order of that type has: its trigger, its limit, both, or a sentence instead of them. */
export function PriceFields(props: PriceFieldsProps): ReactNode {
  const { market, draft, onChange, faults, priceField, triggerField } = props
  const { t } = useTranslation()
  const { hasPrice, hasTrigger } = orderKinds[draft.type]
  return (
    <div className="ticket-price">
      {hasTrigger && (
        <NumberField
          label={t('ticket.trigger')}
          unit={market.quoteCurrency}
          text={draft.triggerText}
          step={market.priceTickSize}
          fault={faults.trigger}
          hint={t(`ticket.wakes.${wakesWhen(draft.side, draft.type)}`)}
          onText={(triggerText) => onChange({ triggerText })}
          inputRef={triggerField}
        />
      )}
      {hasPrice ? (
        <>
          <NumberField
            label={t('ticket.price')}
            unit={market.quoteCurrency}
            text={draft.priceText}
            step={market.priceTickSize}
            fault={faults.price}
            onText={(priceText) => onChange({ priceText })}
            inputRef={priceField}
          />
          <PriceLinks market={market} onPick={(priceText) => onChange({ priceText })} />
        </>
      ) : (
        <p className="ticket-note">{t(hasTrigger ? 'ticket.triggeredMarketNote' : 'ticket.marketNote')}</p>
      )}
    </div>
  )
}

import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decimal, Market, Side } from '../../preload/model'
import { Money } from '../format/Money'
import { formatNumber } from '../../notation/number'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import type { ExitDraft, ExitFinding, ExitName, ExitsDraft } from './exits'
import { EXIT_NAMES, resultAt, toExits } from './exits'
import { NumberField } from './NumberField'

interface ExitFieldsProps {
  market: Market
  /** Of the order, or of the one that would have opened the position. */
  side: Side
  size: Decimal | null
  /** What it is, or would be, filled at. */
  entry: Decimal | null
  draft: ExitsDraft
  findings: readonly ExitFinding[]
  onChange: (draft: ExitsDraft) => void
}

/** A trigger and a limit price for each way out, with what each would win or lose. */
export function ExitFields(props: ExitFieldsProps): ReactNode {
  const { market, side, size, entry, draft, findings, onChange } = props
  const { t } = useTranslation()
  const notation = useNotation()
  const exits = toExits(draft)
  const write = (value: Decimal): string => formatNumber(value, { places: placesIn(market).price }, notation)
  const field = (name: ExitName, part: keyof ExitDraft, label: string): ReactNode => {
    const found = findings.find(
      (one) => one.exit === name && one.field === (part === 'triggerText' ? 'trigger' : 'price'),
    )
    return (
      <NumberField
        label={label}
        unit={market.quoteCurrency}
        text={draft[name][part]}
        step={market.priceTickSize}
        fault={found ? faultText(t, found, write) : null}
        onText={(text) => onChange({ ...draft, [name]: { ...draft[name], [part]: text } })}
      />
    )
  }
  return (
    <div className="exit-fields">
      {EXIT_NAMES.map((name) => {
        const exit = exits?.[name]
        const result = exit && size !== null && entry !== null ? resultAt(exit, side, size, entry) : null
        return (
          <div key={name} role="group" aria-label={t(`ticket.exit.${name}`)} className="exit">
            <div className="exit-pair">
              {field(name, 'triggerText', t(`ticket.exit.at.${name}`))}
              {field(name, 'priceText', t('ticket.exit.limit'))}
            </div>
            {result !== null && (
              <p className="exit-result">
                <span className="dim">{t('ticket.exit.result')}</span>
                <Money value={result} unit={market.settlementCurrency} signed toned />
              </p>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** The sentence of a rule a way out breaks. */
function faultText(t: TFunction, found: ExitFinding, write: (price: Decimal) => string): string {
  switch (found.rule) {
    case 'triggerMissing':
      return t('ticket.rule.triggerMissing')
    case 'tick': {
      const { step, below, above } = found
      const values = { step: write(step), above: write(above) }
      return below === null
        ? t('ticket.rule.priceTickAbove', values)
        : t('ticket.rule.priceTick', { ...values, below: write(below) })
    }
    case 'wrongSide':
      return t(`ticket.exit.wants.${found.wants}`, { entry: write(found.entry) })
  }
}

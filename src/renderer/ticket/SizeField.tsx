import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decimal, Market } from '../../preload/model'
import { useCommand } from '../commands/registry'
import { Choice } from '../controls/Choice'
import { placesOf, roundToStep, sign } from '../../money/decimal'
import { formatNumber } from '../../notation/number'
import { MONEY_PLACES, placesIn } from '../format/places'
import { useHidden } from '../format/HiddenAmount'
import { useOwnText } from '../format/useOwnText'
import { useNotation } from '../format/useNotation'
import { useOldness } from '../honest/useOldness'
import { shareOf } from './capacity'
import type { Draft, SizeUnit } from './draft'
import { SIZE_UNITS } from './draft'
import { NumberField } from './NumberField'
import { ShareSlider } from './ShareSlider'
import type { SizeMeans } from './sizing'
import { percentOf, sizeOf, textIn, textOfShare, UNIT_PLACES, withinUnit, worthOf } from './sizing'

type Typed = Pick<Draft, 'sizeUnit' | 'sizeText'>

interface SizeFieldProps {
  market: Market
  label: string
  typed: Typed
  means: SizeMeans
  fault: ReactNode
  onChange: (part: Typed) => void
  inputRef: Ref<HTMLInputElement>
}

const SHARES = ['25', '50', '75', '100'] as const
/** Keys that name a unit while a size is typed. */
const unitKeys: Partial<Record<string, SizeUnit>> = { $: 'usd', '%': 'percent' }

/** How much: typed in a unit, or as a share of what can be bought or sold; what it is in the others stands below. */
export function SizeField({
  market,
  label,
  typed,
  means,
  fault,
  onChange,
  inputRef,
}: SizeFieldProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const hidden = useHidden()
  const own = useOwnText()
  const { capacity, step } = means
  const { sizeUnit: unit, sizeText: text } = typed
  const found = sizeOf(typed, means)
  const size = found && 'size' in found ? found.size : null
  const choose = (sizeUnit: SizeUnit): void =>
    onChange({ sizeUnit, sizeText: sizeUnit === unit ? text : textIn(sizeUnit, size, means) })
  const chooseNext = (): void =>
    choose(SIZE_UNITS[(SIZE_UNITS.indexOf(unit) + 1) % SIZE_UNITS.length] ?? unit)
  useCommand('ticket.unit', chooseNext)
  const heardUnit = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const named = unitKeys[event.key]
    if (!named && event.key.toLowerCase() !== 'u') return
    event.preventDefault()
    if (named) choose(named)
    else chooseNext()
  }
  const type = (sizeText: string): void =>
    onChange({ sizeUnit: unit, sizeText: withinUnit(unit, text, sizeText) })
  // Where the slider was left: what it comes to on the step may be another per cent, and it would not get on.
  const [slid, setSlid] = useState({ percent: 0, unit, text })
  const takeShare = (percent: string): void => {
    const sizeText = textOfShare(unit, percent, means)
    setSlid({ percent: Number(percent), unit, text: sizeText })
    onChange({ sizeUnit: unit, sizeText })
  }

  const units: Record<SizeUnit, { name: string; step: Decimal; places: number }> = {
    base: { name: market.baseCurrency, step, places: placesOf(step) },
    usd: { name: market.quoteCurrency, step: '10', places: UNIT_PLACES },
    percent: { name: '%', step: '1', places: UNIT_PLACES },
  }
  const canShare = capacity !== null && sign(capacity) > 0
  const percent = size === null ? null : percentOf(size, means)
  return (
    <div className="size-field">
      <NumberField
        label={label}
        aside={
          <Choice
            label={t('ticket.unit')}
            value={unit}
            options={SIZE_UNITS.map((value) => ({ value, label: units[value].name }))}
            onChange={choose}
          />
        }
        unit={units[unit].name}
        text={text}
        step={units[unit].step}
        places={units[unit].places}
        fault={found && 'gap' in found ? t(`ticket.gap.${found.gap}`, { step }) : fault}
        hint={size !== null && <OtherUnits market={market} size={size} unit={unit} means={means} />}
        onText={type}
        onKey={heardUnit}
        inputRef={inputRef}
      />
      <ShareSlider
        percent={
          slid.unit === unit && slid.text === text
            ? slid.percent
            : // A share of what can be bought tells what one has, as the number of it does.
              Number(roundToStep(hidden ? '0' : (percent ?? '0'), '1', 'nearest'))
        }
        disabled={!canShare}
        onChange={(share) => takeShare(String(share))}
      >
        {capacity !== null &&
          t('ticket.capacity', {
            // What can be bought tells what one has.
            size: own(formatNumber(capacity, { places: placesIn(market).size }, notation)),
            base: market.baseCurrency,
          })}
      </ShareSlider>
      <Choice
        label={t('ticket.shares')}
        value={
          (canShare &&
            !hidden &&
            SHARES.find((one) => size !== null && shareOf(capacity, one, step) === size)) ||
          null
        }
        disabled={!canShare}
        onChange={takeShare}
        options={SHARES.map((value) => ({ value, label: `${value}\u202f%` }))}
      />
    </div>
  )
}

interface OtherUnitsProps {
  market: Market
  size: Decimal
  unit: SizeUnit
  means: SizeMeans
}

/** A size in the units it is not typed in, and whether they rest on numbers that are old. */
function OtherUnits({ market, size, unit, means }: OtherUnitsProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const { account, prices } = useOldness()
  const hidden = useHidden()
  const worth = worthOf(size, means)
  const percent = percentOf(size, means)
  const texts: Record<SizeUnit, string> = {
    base: `${formatNumber(size, { places: placesIn(market).size }, notation)} ${market.baseCurrency}`,
    usd: `≈ ${worth === null ? '–' : formatNumber(worth, { places: MONEY_PLACES }, notation)} ${market.quoteCurrency}`,
    percent: `${hidden ? '•••' : percent === null ? '–' : formatNumber(percent, { places: UNIT_PLACES }, notation)}\u202f%`,
  }
  return (
    <>
      <output className="other-units">
        {SIZE_UNITS.filter((one) => one !== unit)
          .map((one) => texts[one])
          .join(' · ')}
      </output>
      {(account ?? prices) && <span className="warning"> {t('ticket.sizeOld')}</span>}
    </>
  )
}

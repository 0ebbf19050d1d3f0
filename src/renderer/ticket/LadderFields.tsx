import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import { StillInput } from '../controls/StillInput'
import { ladderCounts } from '../../money/ladder'
import type { Market } from '../../preload/model'
import type { LadderDraft } from './ladder-draft'
import { NumberField } from './NumberField'

interface LadderFieldsProps {
  market: Market
  ladder: LadderDraft
  reduceOnly: boolean
  /** The sentence of the first of these rules that is broken. */
  faultOf: (...rules: string[]) => ReactNode
  onLadder: (ladder: LadderDraft) => void
  onReduceOnly: (reduceOnly: boolean) => void
}

const SHAPES = ['even', 'rising', 'falling'] as const

/** From which price to which, how many, how the size is spread, and on what terms. */
export function LadderFields(props: LadderFieldsProps): ReactNode {
  const { market, ladder, reduceOnly, faultOf, onLadder, onReduceOnly } = props
  const { t } = useTranslation()
  const change = (part: Partial<LadderDraft>): void => onLadder({ ...ladder, ...part })
  const price = (label: string, part: 'firstText' | 'lastText', fault: ReactNode): ReactNode => (
    <NumberField
      label={label}
      unit={market.quoteCurrency}
      text={ladder[part]}
      step={market.priceTickSize}
      fault={fault}
      onText={(text) => change({ [part]: text })}
    />
  )
  return (
    <>
      <div className="field-pair">
        {price(t('ticket.ladder.first'), 'firstText', faultOf('firstMissing', 'firstTick'))}
        {price(t('ticket.ladder.last'), 'lastText', faultOf('lastMissing', 'lastTick', 'tooTight'))}
      </div>
      <div className="ladder-make">
        <NumberField
          label={t('ticket.ladder.count')}
          unit={`≤ ${ladderCounts.most}`}
          text={ladder.countText}
          step="1"
          fault={faultOf('count')}
          onText={(countText) => change({ countText })}
        />
        <div>
          <span className="field-name" aria-hidden>
            {t('ticket.ladder.shape')}
          </span>
          <Choice
            label={t('ticket.ladder.shape')}
            value={ladder.shape}
            onChange={(shape) => change({ shape })}
            options={SHAPES.map((value) => ({ value, label: t(`ticket.ladder.shape.${value}`) }))}
          />
        </div>
      </div>
      <div className="ladder-terms">
        <label className="check">
          <StillInput
            type="checkbox"
            checked={ladder.postOnly}
            onChange={(event) => change({ postOnly: event.target.checked })}
          />
          {t('timeInForce.postOnly')}
        </label>
        <label className="check">
          <StillInput
            type="checkbox"
            checked={reduceOnly}
            onChange={(event) => onReduceOnly(event.target.checked)}
          />
          {t('ticket.reduceOnly')}
        </label>
      </div>
    </>
  )
}

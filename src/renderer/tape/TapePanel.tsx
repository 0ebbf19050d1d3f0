import type { ReactNode } from 'react'
import { useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCarried } from '../carried'
import { Panel } from '../app/Panel'
import { useNotation } from '../format/useNotation'
import { placesIn } from '../format/places'
import type { Density, Market, TapeTrade } from '../../preload/model'
import { NoMarket } from '../market/NoMarket'
import { useChosenMarket, useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { useStore } from '../store'
import { ROW_HEIGHTS } from '../table/row-heights'
import { useVirtualRows } from '../table/useVirtualRows'
import { toDecimal } from '../ticket/entry'
import { useTyping } from '../ticket/useTyping'
import { atLeast } from './filter'
import { TapeRow } from './TapeRow'
import './tape.css'

/** How far back one can scroll. */
const TRADES_SHOWN = 120
/** What there is room for before the panel has been measured. */
const UNMEASURED = { width: 0, height: 400 }
/** A trade's row is closer than a table's; the sheet has the same. */
const CLOSER_BY = 4

/** What is traded in the chosen market, newest first. */
export function TapePanel(): ReactNode {
  const market = useChosenMarket()
  return <Tape key={market?.symbol} market={market} />
}

function Tape({ market }: { market: Market | undefined }): ReactNode {
  const { t } = useTranslation()
  const { isAmbiguous, take, leave } = useTyping()
  const [leastText, setLeastText] = useCarried('tape', 'least', '', market?.symbol)
  const wordId = useId()
  const { size } = placesIn(market)
  return (
    <Panel
      title={t('tape.title')}
      feed="market"
      className="tape"
      actions={
        <label className="least-size">
          <span>{t('tape.least')}</span>
          <input
            placeholder="0"
            inputMode="decimal"
            value={leastText}
            disabled={!market}
            aria-invalid={isAmbiguous || undefined}
            aria-describedby={isAmbiguous ? wordId : undefined}
            onChange={(event) => setLeastText(take(leastText, event.target.value, size))}
            onBlur={leave}
          />
        </label>
      }
    >
      {market ? <Trades market={market} least={toDecimal(leastText)} /> : <NoMarket />}
      {isAmbiguous && (
        <p className="tape-note warning" id={wordId} role="status">
          {t('ticket.ambiguous')}
        </p>
      )}
    </Panel>
  )
}

const pickTape = (tape: readonly TapeTrade[]): readonly TapeTrade[] => tape
const pickDensity = (state: DeskState): Density => state.settings.density

function Trades({ market, least }: { market: Market; least: string | null }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const { hours } = useNotation()
  const tape = useStore(desk.marketData.tape, pickTape)
  const shown = useMemo(() => atLeast(tape, least, TRADES_SHOWN), [tape, least])
  const places = useMemo(() => placesIn(market), [market])
  const sides = useMemo(() => ({ buy: t('side.buy'), sell: t('side.sell') }), [t])
  const rowHeight = ROW_HEIGHTS[useDesk(pickDensity)] - CLOSER_BY
  const scroller = useRef<HTMLDivElement>(null)
  const { drawn, before, after } = useVirtualRows({
    scroller,
    count: shown.length,
    rowHeight,
    overscan: 2,
    initialRect: UNMEASURED,
  })
  return (
    // Nothing in it takes the focus, so that it does: the arrows scroll it.
    <div className="table-scroll" role="group" aria-label={t('tape.title')} tabIndex={0} ref={scroller}>
      <table aria-label={t('tape.title')} aria-rowcount={shown.length + 1} data-hours={hours}>
        <thead>
          <tr>
            <th scope="col">{t('column.timeUtc')}</th>
            <th scope="col" className="end">
              {t('column.price')} <span className="unit">{market.quoteCurrency}</span>
            </th>
            <th scope="col" className="end">
              {t('column.size')} <span className="unit">{market.baseCurrency}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden className="gap" style={{ height: before }} />}
          {drawn.flatMap((index) => {
            const trade = shown[index]
            return trade ? <TapeRow key={trade.id} trade={trade} places={places} sides={sides} /> : []
          })}
          {after > 0 && <tr aria-hidden className="gap" style={{ height: after }} />}
        </tbody>
      </table>
      {shown.length === 0 && (
        <p className="table-empty">{t(tape.length === 0 ? 'tape.empty' : 'tape.noneThatLarge')}</p>
      )}
    </div>
  )
}

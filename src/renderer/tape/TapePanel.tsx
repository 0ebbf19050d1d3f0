import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../app/Panel'
import { placesIn } from '../format/places'
import type { Market, TapeTrade } from '../../preload/model'
import { NoMarket } from '../market/NoMarket'
import { useChosenMarket, useSession } from '../session'
import { useStore } from '../store'
import { acceptTyping, toDecimal } from '../ticket/entry'
import { useNotation } from '../format/useNotation'
import { atLeast } from './filter'
import { TapeRow } from './TapeRow'
import './tape.css'

// More than any screen shows, few enough to draw whole.
const TRADES_SHOWN = 120

/** What is traded in the chosen market, newest first. */
export function TapePanel(): ReactNode {
  const market = useChosenMarket()
  return <Tape key={market?.symbol} market={market} />
}

function Tape({ market }: { market: Market | undefined }): ReactNode {
  const { t } = useTranslation()
  const { point } = useNotation()
  const [leastText, setLeastText] = useState('')
  const { size } = placesIn(market)
  return (
    <Panel
      title={t('tape.title')}
      feed="market"
      className="tape"
      actions={
        market && (
          <label className="least-size">
            <span>{t('tape.least')}</span>
            <input
              placeholder="0"
              inputMode="decimal"
              value={leastText}
              onChange={(event) => setLeastText((now) => acceptTyping(now, event.target.value, size, point))}
            />
          </label>
        )
      }
    >
      {market ? <Trades market={market} least={toDecimal(leastText)} /> : <NoMarket />}
    </Panel>
  )
}

const pickTape = (tape: readonly TapeTrade[]): readonly TapeTrade[] => tape

function Trades({ market, least }: { market: Market; least: string | null }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const tape = useStore(desk.marketData.tape, pickTape)
  const shown = useMemo(() => atLeast(tape, least, TRADES_SHOWN), [tape, least])
  const places = useMemo(() => placesIn(market), [market])
  return (
    // Nothing in it takes the focus, so that it does: the arrows scroll it.
    <div className="table-scroll" role="group" aria-label={t('tape.title')} tabIndex={0}>
      <table aria-label={t('tape.title')}>
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
          {shown.map((trade) => (
            <TapeRow key={trade.id} trade={trade} places={places} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && (
        <p className="table-empty">{t(tape.length === 0 ? 'tape.empty' : 'tape.noneThatLarge')}</p>
      )}
    </div>
  )
}

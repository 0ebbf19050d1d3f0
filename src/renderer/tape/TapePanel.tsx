import type { ReactNode } from 'react'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCarried } from '../carried'
import { Panel } from '../app/Panel'
import { useNotation } from '../format/useNotation'
import { placesIn } from '../format/places'
import type { Market, TapeTrade } from '../../preload/model'
import { NoMarket } from '../market/NoMarket'
import { useChosenMarket, useSession } from '../session'
import { useStore } from '../store'
import { toDecimal } from '../ticket/entry'
import { useTyping } from '../ticket/useTyping'
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

function Trades({ market, least }: { market: Market; least: string | null }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const { hours } = useNotation()
  const tape = useStore(desk.marketData.tape, pickTape)
  const shown = useMemo(() => atLeast(tape, least, TRADES_SHOWN), [tape, least])
  const places = useMemo(() => placesIn(market), [market])
  return (
    // Nothing in it takes the focus, so that it does: the arrows scroll it.
    <div className="table-scroll" role="group" aria-label={t('tape.title')} tabIndex={0}>
      <table aria-label={t('tape.title')} data-hours={hours}>
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

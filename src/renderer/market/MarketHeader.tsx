import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { subtract } from '../../money/decimal'
import { useCommand } from '../commands/registry'
import type { ConnectionPhase, Decimal, Market } from '../../preload/model'
import { Amount } from '../format/Amount'
import { Percent } from '../format/Percent'
import { TintedAmount } from '../format/TintedAmount'
import { formatCompact, formatNumber } from '../../notation/number'
import type { Notation } from '../../notation/notation'
import { placesIn } from '../format/places'
import { OldAge } from '../honest/OldAge'
import { useStanding } from '../honest/standing'
import { useNotation } from '../format/useNotation'
import { useChosenMarket, useChosenRemoval, useDesk, useSession, useTicker, useWorkspace } from '../session'
import type { DeskState } from '../state'
import type { Workspace } from '../workspace'
import { MarginButton } from '../margin/MarginButton'
import { MarketName } from './MarketName'
import './market.css'

const pickOpen = (workspace: Workspace): boolean => workspace.marketsOpen
const pickPhase = (state: DeskState): ConnectionPhase => state.connection.marketData

/** What the chosen market does now. */
export function MarketHeader(): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const market = useChosenMarket()
  const removal = useChosenRemoval()
  const phase = useDesk(pickPhase)
  const listed = useStanding('market') === 'failed' ? 'unread' : 'waiting'
  const open = useWorkspace(pickOpen)
  const pick = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(open)
  useEffect(() => {
    // The list was folded up with the focus in it, and is gone or stays where it is docked.
    const { activeElement, body } = document
    if (wasOpen.current && !open && (activeElement === body || activeElement?.closest('.markets-column')))
      pick.current?.focus()
    wasOpen.current = open
  }, [open])
  const unfold = (marketsOpen: boolean): void => workspace.update((now) => ({ ...now, marketsOpen }))
  useCommand('markets.search', () => unfold(true))
  return (
    <section
      className="market-header"
      aria-label={t('market.title')}
      data-old={phase !== 'live' || undefined}
    >
      <div className="market-title">
        <button
          ref={pick}
          type="button"
          className="market-pick"
          aria-expanded={open}
          onClick={() => unfold(!open)}
        >
          {market ? (
            <MarketName symbol={market.symbol} />
          ) : (
            (removal?.symbol ?? <span className="faint">{t(`markets.${listed}`)}</span>)
          )}
          <ChevronDown className="fold" size={14} strokeWidth={1.5} aria-hidden />
        </button>
        {phase !== 'live' && (
          <span className="old-word">
            {t(`phase.${phase}`)}
            <OldAge feed="market" />
          </span>
        )}
        {market && <MarginButton key={market.symbol} market={market} />}
      </div>
      {market && <Figures market={market} />}
    </section>
  )
}

function Figures({ market }: { market: Market }): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const ticker = useTicker(market.symbol)
  const places = placesIn(market)
  const price = (value: Decimal | null | undefined): ReactNode => (
    <Amount value={value} places={places.price} />
  )
  // The best prices come after the others, and are about as long.
  const room = `${formatNumber(ticker?.markPrice ?? '0', { places: places.price }, notation).length}ch`
  const spread = ticker?.bid && ticker.ask ? subtract(ticker.ask, ticker.bid) : null
  return (
    <dl className="market-figures">
      <Figure name={t('market.mark')} className="lead">
        <TintedAmount value={ticker?.markPrice} places={places.price} />
      </Figure>
      <Figure name={t('market.change24h')}>
        <Percent value={ticker?.priceChangeRate24h} places={2} toned />
      </Figure>
      <Figure name={t('market.last')}>
        <TintedAmount value={ticker?.lastPrice} places={places.price} />
      </Figure>
      <Figure name={t('market.index')}>{price(ticker?.indexPrice)}</Figure>
      <Figure name={t('market.bid')} room={room}>
        <span className="up">{price(ticker?.bid)}</span>
        <span className="quote-size faint">
          {' '}
          <Amount value={ticker?.bidSize} places={places.size} />
        </span>
      </Figure>
      <Figure name={t('market.ask')} room={room}>
        <span className="down">{price(ticker?.ask)}</span>
        <span className="quote-size faint">
          {' '}
          <Amount value={ticker?.askSize} places={places.size} />
        </span>
      </Figure>
      <Figure name={t('market.spread')} room="5ch">
        {price(spread)}
      </Figure>
      <Figure name={t('market.funding', { hours: market.fundingPeriodHours })}>
        <Percent value={ticker?.fundingRate} places={4} toned />
      </Figure>
      <Figure name={t('market.volume24h')}>
        <Compact value={ticker?.volume24h} unit="USD" notation={notation} />
      </Figure>
      <Figure name={t('market.openInterest')}>
        <Compact value={ticker?.openInterest} unit={market.baseCurrency} notation={notation} />
      </Figure>
    </dl>
  )
}

interface FigureProps {
  name: string
  className?: string
  /** As a length of CSS: kept free for a number that comes later, or changes its length. */
  room?: string
  children: ReactNode
}

function Figure({ name, className, room, children }: FigureProps): ReactNode {
  return (
    <div className={className} style={{ minWidth: room }}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface CompactProps {
  value: Decimal | null | undefined
  unit: string
  notation: Notation
}

function Compact({ value, unit, notation }: CompactProps): ReactNode {
  if (!value) return <span className="faint">–</span>
  return (
    <span className="amount">
      {formatCompact(value, notation)}
      <span className="unit"> {unit}</span>
    </span>
  )
}

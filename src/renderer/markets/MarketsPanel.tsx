import { Search, Star } from 'lucide-react'
import type { FocusEvent, ReactNode } from 'react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCarried } from '../carried'
import { Panel } from '../app/Panel'
import { placesIn } from '../format/places'
import { FeedEmpty } from '../honest/FeedEmpty'
import { useStanding } from '../honest/standing'
import type { EnvironmentName, Market, Settings } from '../../preload/model'
import { useChosenMarket, useDesk, useSession, useWorkspace } from '../session'
import type { DeskState } from '../state'
import { DataTable } from '../table/DataTable'
import type { Workspace } from '../workspace'
import { chooseMarket } from '../workspace'
import { knownOf, MARKET_COLUMN_TITLES, type MarketColumn } from './chosen'
import { ColumnChooser } from './ColumnChooser'
import { marketColumns } from './columns'
import { busiestFirst, favouritesFirst, matches } from './list'
import { createSparklines } from './sparklines'
import './markets.css'

const pickMarkets = (state: DeskState): Market[] => state.markets
const pickFavourites = (state: DeskState): Settings['favourites'] => state.settings.favourites
const pickColumns = (state: DeskState): Settings['marketColumns'] => state.settings.marketColumns
const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment
const pickOpen = (workspace: Workspace): boolean => workspace.marketsOpen
const keyOf = (market: Market): string => market.symbol

/** All markets; choosing one feeds the header and the ticket. */
export function MarketsPanel(): ReactNode {
  const { t } = useTranslation()
  const { desk, workspace } = useSession()
  const markets = useDesk(pickMarkets)
  const open = useWorkspace(pickOpen)
  const chosen = useChosenMarket()
  const [query, setQuery] = useCarried('markets', 'query', '')
  const search = useRef<HTMLInputElement>(null)
  // Ordered when the list comes, not with each tick: rows don't slide.
  const ordered = useMemo(() => busiestFirst(markets, desk.tickers), [markets, desk])
  const favourites = useDesk(pickFavourites)
  const [onlyFavourites, setOnlyFavourites] = useCarried('markets', 'onlyFavourites', false)
  const found = useMemo(
    () =>
      favouritesFirst(ordered, favourites).filter(
        (market) =>
          matches(market, query) && (!onlyFavourites || query !== '' || favourites.includes(market.symbol)),
      ),
    [ordered, favourites, query, onlyFavourites],
  )
  // A market of the same name at another exchange has had another day.
  const environment = useDesk(pickEnvironment)
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const sparklines = useMemo(() => createSparklines(desk), [desk, environment])
  const kept = useDesk(pickColumns)
  const chosenColumns = useMemo(() => knownOf(kept), [kept])
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const [wanted, setWanted] = useState<MarketColumn | null>(null)
  const places = useMemo(() => Math.max(0, ...markets.map((market) => placesIn(market).price)), [markets])
  const columns = useMemo(
    () => marketColumns(t, desk.tickers, sparklines, chosenColumns, places),
    [t, desk, sparklines, chosenColumns, places],
  )
  const unfold = (marketsOpen: boolean): void => workspace.update((now) => ({ ...now, marketsOpen }))
  const choose = (market: Market): void => {
    setQuery('')
    workspace.update((now) => ({ ...chooseMarket(now, market.symbol), marketsOpen: false }))
  }
  const keepOrder = useCallback(
    (marketOrder: readonly string[] | null) => workspace.update((now) => ({ ...now, marketOrder })),
    [workspace],
  )
  useEffect(() => () => keepOrder(null), [keepOrder])
  const chooseTop = (): void => {
    // As it stands in the list, which may be sorted otherwise.
    const [top] = workspace.get().marketOrder ?? []
    const market = found.find(({ symbol }) => symbol === top) ?? found[0]
    if (market) choose(market)
  }
  useEffect(() => {
    if (open) search.current?.focus()
  }, [open])
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Element && relatedTarget.matches('.market-pick')) return
    if (!currentTarget.contains(relatedTarget)) unfold(false)
  }
  return (
    <div
      className="markets-column"
      data-open={open || undefined}
      // A press on it is not a press elsewhere.
      tabIndex={-1}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && unfold(false)}
    >
      <Panel title={t('markets.title')} feed="market" className="markets">
        <div className="markets-search">
          <label className="search">
            <Search size={14} strokeWidth={1.5} aria-hidden />
            <input
              ref={search}
              type="search"
              placeholder={t('markets.search')}
              aria-label={t('markets.search')}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                // The Enter that ends a word in an input method chooses nothing here.
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                // Or it would press what gets the focus next: the button that unfolds the list.
                event.preventDefault()
                chooseTop()
              }}
            />
            <kbd>/</kbd>
          </label>
          <button
            type="button"
            className="icon-button favourite"
            aria-pressed={onlyFavourites}
            aria-label={t('markets.onlyFavourites')}
            title={t('markets.onlyFavourites')}
            onClick={() => setOnlyFavourites(!onlyFavourites)}
          >
            <Star size={14} strokeWidth={1.5} aria-hidden />
          </button>
          <ColumnChooser chosen={chosenColumns} leftOut={leftOut} onChosen={setWanted} />
        </div>
        <DataTable
          label={t('markets.title')}
          items={found}
          columns={columns}
          keyOf={keyOf}
          isReading={useStanding('market') === 'reading'}
          empty={<FeedEmpty feed="market">{t(query ? 'markets.none' : 'markets.noFavourites')}</FeedEmpty>}
          currentKey={chosen?.symbol}
          onPick={choose}
          onLeftOut={setLeftOut}
          onOrder={keepOrder}
        />
        {wanted !== null && leftOut.includes(wanted) && (
          <p className="markets-note" role="status">
            {t('markets.noRoomFor', { column: t(MARKET_COLUMN_TITLES[wanted]) })}
          </p>
        )}
      </Panel>
    </div>
  )
}

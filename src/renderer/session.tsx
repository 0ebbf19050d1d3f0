import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { add } from '../money/decimal'
import { unrealizedPnlAt } from '../money/pnl'
import type { Decimal, Market, Position, Ticker } from '../preload/model'
import type { MarketRemoval } from '../preload/records'
import type { DeskSession } from './desk'
import type { DeskState } from './state'
import type { Store } from './store'
import { useStore } from './store'
import type { Workspace } from './workspace'

interface Session {
  desk: DeskSession
  workspace: Store<Workspace>
}

/** Carries the open desk and the workspace down the tree. */
export const SessionContext = createContext<Session | null>(null)

/** The open desk and the workspace, for handlers. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no session above this component')
  return session
}

/** A part of what is true; see useStore for what a selector may do. */
export function useDesk<S>(select: (state: DeskState) => S): S {
  return useStore(useSession().desk.state, select)
}

/** A part of what the person looks at. */
export function useWorkspace<S>(select: (workspace: Workspace) => S): S {
  return useStore(useSession().workspace, select)
}

/** The newest tick of one market; draws again only when that market ticks. */
export function useTicker(market: string): Ticker | undefined {
  return useTick(market, whole)
}

/** A part of the newest tick of one market; draws again only when that part is another one. */
export function useTick<S>(market: string, select: (ticker: Ticker | undefined) => S): S {
  const { tickers } = useSession().desk
  const subscribe = useCallback((tell: () => void) => tickers.subscribe(market, tell), [tickers, market])
  const read = useCallback(() => select(tickers.get(market)), [tickers, market, select])
  return useSyncExternalStore(subscribe, read, read)
}

const whole = (ticker: Ticker | undefined): Ticker | undefined => ticker

/** The mark of a market, for `useTick`; null where the exchange has not said. */
export const pickMark = (ticker: Ticker | undefined): Decimal | null => ticker?.markPrice ?? null

/** What these positions have won or lost at their marks, summed; draws again only when the sum moves. */
export function useUnrealizedPnl(positions: readonly Position[]): Decimal {
  const { tickers } = useSession().desk
  const subscribe = useCallback(
    (tell: () => void) => {
      const removers = positions.map(({ market }) => tickers.subscribe(market, tell))
      return () => removers.forEach((remove) => remove())
    },
    [tickers, positions],
  )
  const read = useCallback(
    () =>
      positions.reduce(
        (sum, position) =>
          add(sum, unrealizedPnlAt(position, tickers.get(position.market)?.markPrice ?? null)),
        '0',
      ),
    [tickers, positions],
  )
  return useSyncExternalStore(subscribe, read, read)
}

/**
 * The chosen market, or the first of the list before one is chosen. Undefined when the chosen one has gone off
 * the exchange: another must never take its place under a person's hands.
 */
export function useChosenMarket(): Market | undefined {
  const chosen = useWorkspace(pickMarket)
  return useDesk(
    useCallback(
      ({ markets, removedMarkets }) =>
        markets.find((market) => market.symbol === chosen) ??
        (removedMarkets.some(({ symbol }) => symbol === chosen) ? undefined : markets[0]),
      [chosen],
    ),
  )
}

/** How the chosen market went off the exchange; undefined while it is there. */
export function useChosenRemoval(): MarketRemoval | undefined {
  const chosen = useWorkspace(pickMarket)
  return useDesk(
    useCallback(({ removedMarkets }) => removedMarkets.find(({ symbol }) => symbol === chosen), [chosen]),
  )
}

const pickMarket = (workspace: Workspace): string | null => workspace.market

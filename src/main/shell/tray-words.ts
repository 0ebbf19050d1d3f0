import { add, toPlaces } from '../../money/decimal'
import { unrealizedPnlAt } from '../../money/pnl'
import type { Position, Snapshot } from '../../preload/model'
import type { Words } from '../words'

export type TrayState = 'live' | 'attention' | 'offline'

const linesShown = 6

/** live: all is well. attention: connected but not to be relied on. offline: no connection. */
export function toTrayState(snapshot: Pick<Snapshot, 'connection'>): TrayState {
  const { phase, marketData, systemState } = snapshot.connection
  if (phase === 'live') {
    const isOrdinary = systemState === 'ok' || systemState === 'unknown'
    return isOrdinary && marketData === 'live' ? 'live' : 'attention'
  }
  return phase === 'stale' || phase === 'syncing' ? 'attention' : 'offline'
}

/**
 * The state in words, account value and open PnL, and what is held. With when that was where it is old, or where it was
 * read at a time that is said since it will be looked at later.
 */
export function toTooltip(snapshot: Snapshot, words: Words, readAtMs: number | null = null): string {
  const state = words.say(`tray.${toTrayState(snapshot)}`)
  const { account } = snapshot
  if (!account || snapshot.settings.hideBalances) return `Paradesk · ${state}`
  const markOf = (symbol: string) =>
    snapshot.tickers.find(({ market }) => market === symbol)?.markPrice ?? null
  const pnl = snapshot.positions.reduce(
    (sum, position) => add(sum, unrealizedPnlAt(position, markOf(position.market))),
    '0',
  )
  const value = words.say('tray.value', {
    value: toPlaces(account.accountValue, 2),
    asset: account.settlementAsset,
    pnl: toPlaces(pnl, 2),
  })
  const { phase, marketData, lastMessageAtMs, marketDataAtMs } = snapshot.connection
  const sinceMs = phase === 'live' ? (marketData === 'live' ? readAtMs : marketDataAtMs) : lastMessageAtMs
  const old = sinceMs === null ? [] : [words.say('tray.old', { since: String(sinceMs) })]
  return [`Paradesk · ${state}`, value, ...old, ...toPositionLines(snapshot.positions, words)].join('\n')
}

/** What is held, line by line. */
function toPositionLines(positions: readonly Position[], words: Words): string[] {
  const lines = positions
    .slice(0, linesShown)
    .map(({ market, side, size }) => words.say(`tray.position.${side}`, { market, size }))
  const more = positions.length - linesShown
  return more > 0 ? [...lines, words.say('tray.more', { count: String(more) })] : lines
}

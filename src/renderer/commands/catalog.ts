import type { ParseKeys } from 'i18next'

/** Under which head of the palette and of the list of shortcuts a command stands. */
export type CommandGroup = 'trade' | 'market' | 'window' | 'app'

/** Something the app can do, by a name that never changes since settings keep it. */
export interface CommandEntry {
  id: string
  title: ParseKeys
  group: CommandGroup
  /** The chord it has until a person gives it another; null for none. See `keys`. */
  chord: string | null
  /** Heard also while something is being typed. */
  whileTyping?: true
}

export const COMMAND_GROUPS = ['trade', 'market', 'window', 'app'] as const

/** Everything with a name of its own; markets and accounts join it in the palette. */
export const COMMANDS = [
  { id: 'ticket.buy', title: 'commands.buy', group: 'trade', chord: 'B' },
  { id: 'ticket.sell', title: 'commands.sell', group: 'trade', chord: 'S' },
  { id: 'ticket.limit', title: 'commands.limit', group: 'trade', chord: 'L' },
  { id: 'ticket.market', title: 'commands.market', group: 'trade', chord: 'M' },
  { id: 'ticket.stopLimit', title: 'commands.stopLimit', group: 'trade', chord: null },
  { id: 'ticket.stopMarket', title: 'commands.stopMarket', group: 'trade', chord: null },
  { id: 'ticket.takeProfitLimit', title: 'commands.takeProfitLimit', group: 'trade', chord: null },
  { id: 'ticket.takeProfitMarket', title: 'commands.takeProfitMarket', group: 'trade', chord: null },
  { id: 'ticket.stopLossLimit', title: 'commands.stopLossLimit', group: 'trade', chord: null },
  { id: 'ticket.stopLossMarket', title: 'commands.stopLossMarket', group: 'trade', chord: null },
  { id: 'ticket.scaled', title: 'commands.scaled', group: 'trade', chord: null },
  { id: 'ticket.twap', title: 'commands.twap', group: 'trade', chord: null },
  { id: 'ticket.size', title: 'commands.size', group: 'trade', chord: 'Z' },
  { id: 'ticket.unit', title: 'commands.unit', group: 'trade', chord: 'U' },
  { id: 'ticket.arm', title: 'commands.arm', group: 'trade', chord: 'Shift+A' },
  { id: 'ticket.send', title: 'commands.send', group: 'trade', chord: 'Mod+Enter', whileTyping: true },
  { id: 'order.undo', title: 'commands.undo', group: 'trade', chord: 'Mod+Z' },
  { id: 'orders.cancelAll', title: 'commands.cancelAll', group: 'trade', chord: 'Shift+X' },
  { id: 'positions.closeAll', title: 'commands.closeAll', group: 'trade', chord: 'Shift+F' },
  { id: 'panic', title: 'commands.panic', group: 'trade', chord: 'Shift+Escape', whileTyping: true },
  { id: 'markets.search', title: 'commands.findMarket', group: 'market', chord: '/' },
  {
    id: 'market.next',
    title: 'commands.nextMarket',
    group: 'market',
    chord: 'Alt+ArrowDown',
    whileTyping: true,
  },
  {
    id: 'market.previous',
    title: 'commands.previousMarket',
    group: 'market',
    chord: 'Alt+ArrowUp',
    whileTyping: true,
  },
  { id: 'market.favourite', title: 'commands.favourite', group: 'market', chord: null },
  { id: 'market.mute', title: 'commands.mute', group: 'market', chord: null },
  { id: 'chart.1', title: 'commands.chart.1', group: 'market', chord: null },
  { id: 'chart.3', title: 'commands.chart.3', group: 'market', chord: null },
  { id: 'chart.5', title: 'commands.chart.5', group: 'market', chord: null },
  { id: 'chart.15', title: 'commands.chart.15', group: 'market', chord: null },
  { id: 'chart.30', title: 'commands.chart.30', group: 'market', chord: null },
  { id: 'chart.60', title: 'commands.chart.60', group: 'market', chord: null },
  { id: 'chart.last', title: 'commands.chart.last', group: 'market', chord: null },
  { id: 'chart.mark', title: 'commands.chart.mark', group: 'market', chord: null },
  { id: 'chart.underlying', title: 'commands.chart.underlying', group: 'market', chord: null },
  { id: 'chart2.1', title: 'commands.chart2.1', group: 'market', chord: null },
  { id: 'chart2.3', title: 'commands.chart2.3', group: 'market', chord: null },
  { id: 'chart2.5', title: 'commands.chart2.5', group: 'market', chord: null },
  { id: 'chart2.15', title: 'commands.chart2.15', group: 'market', chord: null },
  { id: 'chart2.30', title: 'commands.chart2.30', group: 'market', chord: null },
  { id: 'chart2.60', title: 'commands.chart2.60', group: 'market', chord: null },
  { id: 'chart2.market', title: 'commands.chart2.market', group: 'market', chord: null },
  { id: 'book.coarser', title: 'commands.book.coarser', group: 'market', chord: null },
  { id: 'book.finer', title: 'commands.book.finer', group: 'market', chord: null },
  { id: 'book.rpi', title: 'commands.book.rpi', group: 'market', chord: null },
  { id: 'palette', title: 'commands.palette', group: 'window', chord: 'Mod+K', whileTyping: true },
  { id: 'shortcuts', title: 'commands.shortcuts', group: 'window', chord: '?' },
  { id: 'monitor', title: 'monitor.command', group: 'window', chord: 'Alt+M', whileTyping: true },
  { id: 'layout.trading', title: 'dock.layout.trading', group: 'window', chord: 'Alt+1', whileTyping: true },
  {
    id: 'layout.scalping',
    title: 'dock.layout.scalping',
    group: 'window',
    chord: 'Alt+2',
    whileTyping: true,
  },
  {
    id: 'layout.monitoring',
    title: 'dock.layout.monitoring',
    group: 'window',
    chord: 'Alt+3',
    whileTyping: true,
  },
  { id: 'layout.review', title: 'dock.layout.review', group: 'window', chord: 'Alt+4', whileTyping: true },
  { id: 'layout.reset', title: 'dock.reset', group: 'window', chord: null },
  { id: 'settings', title: 'settings.title', group: 'app', chord: 'Mod+,', whileTyping: true },
  { id: 'settings.export', title: 'settings.export', group: 'app', chord: null },
  { id: 'settings.import', title: 'settings.import', group: 'app', chord: null },
  { id: 'accounts', title: 'accounts.title', group: 'app', chord: null },
  { id: 'exchange', title: 'exchange.open', group: 'app', chord: null },
  {
    id: 'balances',
    title: 'commands.hideBalances',
    group: 'app',
    chord: 'Mod+Shift+H',
    whileTyping: true,
  },
  { id: 'review.csv', title: 'commands.reviewCsv', group: 'app', chord: null },
  { id: 'review.json', title: 'commands.reviewJson', group: 'app', chord: null },
  { id: 'alertRules', title: 'rules.title', group: 'app', chord: null },
  { id: 'diagnostics', title: 'diagnostics.title', group: 'app', chord: null },
  { id: 'support', title: 'support.title', group: 'app', chord: null },
  { id: 'away', title: 'away.title', group: 'app', chord: null },
  { id: 'welcome', title: 'welcome.title', group: 'app', chord: null },
  { id: 'tour', title: 'tour.title', group: 'app', chord: null },
  { id: 'theme', title: 'commands.theme', group: 'app', chord: null },
  { id: 'density', title: 'commands.density', group: 'app', chord: null },
  { id: 'language', title: 'commands.language', group: 'app', chord: null },
  { id: 'notifications', title: 'commands.pauseNotifications', group: 'app', chord: null },
  { id: 'reconnect', title: 'problem.retryNow', group: 'app', chord: null },
] as const satisfies readonly CommandEntry[]

/** The name of a command. */
export type CommandId = (typeof COMMANDS)[number]['id']

/** The entry of that name; undefined for one this version does not know. */
export function commandOf(id: string): CommandEntry | undefined {
  return COMMANDS.find((entry) => entry.id === id)
}

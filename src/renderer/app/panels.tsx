import type { ParseKeys } from 'i18next'
import type { ComponentType } from 'react'
import type { PanelName } from '../../preload/windows'
import { AlertsPanel } from '../alerts/AlertsPanel'
import { AlgosPanel, countRunning } from '../algos/AlgosPanel'
import { ActivityPanel } from '../activity/ActivityPanel'
import { BalancesPanel } from '../balances/BalancesPanel'
import { BookPanel } from '../book/BookPanel'
import { ChartPanel } from '../chart/ChartPanel'
import { SecondChartPanel } from '../chart/SecondChartPanel'
import { FillsPanel } from '../fills/FillsPanel'
import { FundingPanel } from '../funding/FundingPanel'
import { HistoryPanel } from '../history/HistoryPanel'
import { MarketsPanel } from '../markets/MarketsPanel'
import { OpenOrdersPanel } from '../orders/OpenOrdersPanel'
import { PositionsPanel } from '../positions/PositionsPanel'
import { ReviewPanel } from '../review/ReviewPanel'
import type { DeskState } from '../state'
import { isOpen } from '../state'
import { TapePanel } from '../tape/TapePanel'
import { OrderTicket } from '../ticket/OrderTicket'
import type { Place } from './dock/layouts'
import type { Feed } from './feed'

/** A panel the dock can hold. */
export interface PanelEntry {
  id: PanelName
  /** Key of its title, on the tab and in the menu of panels. */
  title: ParseKeys
  /** Which feed its numbers come from: its tab says so when they may be old. */
  feed: Feed
  /** Where it lies until a person moves it; several of one place share it as tabs, in this order. */
  place: Place
  Component: ComponentType
  /** How many things it lists, for its tab; 0 shows none. */
  count?: (state: DeskState) => number
  /** Most accounts have some of it: its tab has room for the count from the start. */
  keepsRoom?: boolean
  /** What a person looks at first: drawn at once, where all others wait until the page has nothing else to do. */
  comesFirst?: boolean
  /** In pixels; it is never drawn narrower. */
  minimumWidth?: number
}

const countOrders = (state: DeskState): number => state.orders.filter(isOpen).length
const countPositions = (state: DeskState): number => state.positions.length

/** Every panel there is, in the order of their tabs. A new panel is one more line here. */
export const PANELS: readonly PanelEntry[] = [
  {
    id: 'markets',
    title: 'markets.title',
    feed: 'market',
    place: 'list',
    Component: MarketsPanel,
    comesFirst: true,
    // The columns that never go, in the larger text, and the scroller's own.
    minimumWidth: 288,
  },
  {
    id: 'chart',
    title: 'chart.title',
    feed: 'market',
    place: 'chart',
    Component: ChartPanel,
    minimumWidth: 300,
  },
  {
    id: 'chart2',
    title: 'chart2.title',
    feed: 'market',
    place: 'chart2',
    Component: SecondChartPanel,
    minimumWidth: 300,
  },
  {
    id: 'book',
    title: 'book.title',
    feed: 'market',
    place: 'book',
    Component: BookPanel,
    minimumWidth: 220,
  },
  { id: 'tape', title: 'tape.title', feed: 'market', place: 'tape', Component: TapePanel, minimumWidth: 220 },
  {
    id: 'ticket',
    title: 'ticket.title',
    feed: 'account',
    place: 'ticket',
    Component: OrderTicket,
    minimumWidth: 260,
  },
  {
    id: 'positions',
    title: 'positions.title',
    feed: 'account',
    place: 'positions',
    Component: PositionsPanel,
    count: countPositions,
    keepsRoom: true,
  },
  {
    id: 'orders',
    title: 'orders.title',
    feed: 'account',
    place: 'orders',
    Component: OpenOrdersPanel,
    count: countOrders,
    keepsRoom: true,
  },
  {
    id: 'algos',
    title: 'algos.title',
    feed: 'account',
    place: 'orders',
    Component: AlgosPanel,
    count: countRunning,
  },
  { id: 'fills', title: 'fills.title', feed: 'account', place: 'records', Component: FillsPanel },
  { id: 'activity', title: 'activity.title', feed: 'account', place: 'records', Component: ActivityPanel },
  { id: 'history', title: 'history.title', feed: 'account', place: 'records', Component: HistoryPanel },
  { id: 'review', title: 'review.title', feed: 'account', place: 'review', Component: ReviewPanel },
  { id: 'alerts', title: 'alerts.title', feed: 'account', place: 'records', Component: AlertsPanel },
  { id: 'funding', title: 'funding.title', feed: 'market', place: 'account', Component: FundingPanel },
  { id: 'balances', title: 'balances.title', feed: 'account', place: 'account', Component: BalancesPanel },
]

/** The panel of that id; undefined for one this version does not know. */
export function panelOf(id: string): PanelEntry | undefined {
  return PANELS.find((panel) => panel.id === id)
}

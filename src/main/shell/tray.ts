import { join } from 'node:path'
import { Menu, nativeImage, Tray, type MenuItemConstructorOptions } from 'electron'
import { add, toPlaces } from '../../money/decimal'
import { unrealizedPnlAt } from '../../money/pnl'
import type { Snapshot } from '../../preload/model'
import type { Words } from '../words'

export type TrayState = 'live' | 'attention' | 'offline'

/** What the tray's menu can do. */
export interface TrayActions {
  toggleWindow: () => void
  toggleMonitor: () => void
  togglePause: () => void
  showMarket: (market: string) => void
  cancelAll: () => void
  /** Opens the emergency stop, which asks once more. */
  panic: () => void
  quit: () => void
}

/** Which windows the menu can put away. */
export interface ShownWindows {
  desk: boolean
  monitor: boolean
}

/** The tray icon. It only draws; what it draws is told by `show`. */
export interface DeskTray {
  show(snapshot: Snapshot, shown: ShownWindows): void
  /** Blinks until it is calmed, for half a minute at most. */
  flash(): void
  calm(): void
  destroy(): void
}

/** live: all is well. attention: connected but not to be relied on. offline: no connection. */
export function toTrayState(snapshot: Pick<Snapshot, 'connection'>): TrayState {
  const { phase, marketData, systemState } = snapshot.connection
  if (phase === 'live') {
    const isOrdinary = systemState === 'ok' || systemState === 'unknown'
    return isOrdinary && marketData === 'live' ? 'live' : 'attention'
  }
  return phase === 'stale' || phase === 'syncing' ? 'attention' : 'offline'
}

/** Account value and open PnL in one line, with the state in words, and from when they are where they are old. */
export function toTooltip(snapshot: Snapshot, words: Words): string {
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
  const sinceMs = phase === 'live' ? (marketData === 'live' ? null : marketDataAtMs) : lastMessageAtMs
  if (sinceMs === null) return `Paradesk · ${state}\n${value}`
  return `Paradesk · ${state}\n${value}\n${words.say('tray.old', { since: String(sinceMs) })}`
}

function toMenu(
  snapshot: Snapshot,
  shown: ShownWindows,
  words: Words,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const positions: MenuItemConstructorOptions[] = snapshot.positions.map((position) => ({
    label: words.say(`menu.position.${position.side}`, {
      market: position.market,
      size: snapshot.settings.hideBalances ? '•••' : position.size,
    }),
    click: () => actions.showMarket(position.market),
  }))
  return [
    { label: words.say('menu.positions'), enabled: false },
    ...(positions.length > 0 ? positions : [{ label: words.say('menu.noPositions'), enabled: false }]),
    { type: 'separator' },
    {
      label: words.say('menu.pause'),
      type: 'checkbox',
      checked: snapshot.settings.notificationsPaused,
      click: actions.togglePause,
    },
    { label: words.say(shown.desk ? 'menu.hide' : 'menu.show'), click: actions.toggleWindow },
    {
      label: words.say('menu.monitor'),
      type: 'checkbox',
      checked: shown.monitor,
      click: actions.toggleMonitor,
    },
    { label: words.say('menu.cancelAll'), click: actions.cancelAll },
    { label: words.say('menu.panic'), click: actions.panic },
    { type: 'separator' },
    { label: words.say('menu.quit'), click: actions.quit },
  ]
}

const blinkMs = 600
const blinksMost = 50

/** Puts the icon in the tray. */
export function createTray(iconFolder: string, words: Words, actions: TrayActions): DeskTray {
  const image = (state: TrayState) => nativeImage.createFromPath(join(iconFolder, `tray-${state}.png`))
  const tray = new Tray(image('offline'))
  tray.setTitle('Paradesk')
  let blinking: NodeJS.Timeout | undefined
  let blinks = 0
  const calm = (): void => {
    if (!blinking) return
    clearInterval(blinking)
    blinking = undefined
    tray.setImage(image(shown.state))
  }
  const blink = (): void => {
    if (blinks >= blinksMost) return calm()
    blinks += 1
    // Never with a face that is better than the truth.
    tray.setImage(
      image(blinks % 2 === 0 ? shown.state : shown.state === 'attention' ? 'offline' : 'attention'),
    )
  }
  tray.on('click', () => {
    calm()
    actions.toggleWindow()
  })
  let shown = { state: 'offline' as TrayState, tooltip: '', menu: '' }
  return {
    show(snapshot, windows) {
      const state = toTrayState(snapshot)
      if (state !== shown.state && !blinking) tray.setImage(image(state))
      const tooltip = toTooltip(snapshot, words)
      if (tooltip !== shown.tooltip) tray.setToolTip(tooltip)
      // A menu that is replaced closes under the hand: only a changed one is.
      const template = toMenu(snapshot, windows, words, actions)
      const menu = JSON.stringify(template)
      if (menu !== shown.menu) tray.setContextMenu(Menu.buildFromTemplate(template))
      shown = { state, tooltip, menu }
    },
    flash() {
      blinks = 0
      blinking ??= setInterval(blink, blinkMs)
    },
    calm,
    destroy() {
      clearInterval(blinking)
      tray.destroy()
    },
  }
}

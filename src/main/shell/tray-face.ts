import type { MenuItemConstructorOptions } from 'electron'
import type { Snapshot } from '../../preload/model'
import type { Words } from '../words'
import { createCalm } from './calm'
import { toTooltip, toTrayState } from './tray-words'

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

type Lines = MenuItemConstructorOptions[]

/** What is held, without its size: the menu stays as it is while that changes. */
function toPositions({ positions }: Snapshot, words: Words, actions: TrayActions): Lines {
  if (positions.length === 0) return [{ label: words.say('menu.noPositions'), enabled: false }]
  return positions.map(({ market, side }) => ({
    label: words.say(`menu.position.${side}`, { market }),
    click: () => actions.showMarket(market),
  }))
}

/** What can be done. */
function toDeeds(snapshot: Snapshot, shown: ShownWindows, words: Words, actions: TrayActions): Lines {
  return [
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

/** An icon in the tray, as far as its words go. */
export interface TrayIcon {
  setToolTip: (text: string) => void
  setMenu: (lines: MenuItemConstructorOptions[]) => void
}

/** What a tray icon says. */
export interface TrayFace {
  show(snapshot: Snapshot, shown: ShownWindows): void
  stop(): void
}

interface FaceParts {
  words: Words
  actions: TrayActions
  /** Whether a new tooltip replaces the menu as well, as it does in Electron's icon on Linux. */
  replacesMenu: boolean
}

const positionsEveryMs = 5_000
const figuresEveryMs = 30_000

/**
 * Says what is so, and leaves the menu alone while it is in use: one that is replaced closes, or forgets which line was
 * under the hand, and no event tells that it is open. What a person changed and how the connection stands is said at
 * once; positions that come and go, and figures where a new tooltip replaces the menu, now and then.
 */
export function createTrayFace(icon: TrayIcon, { words, actions, replacesMenu }: FaceParts): TrayFace {
  const menu = createCalm<{ atOnce: string; inTurn: string; lines: Lines }>(
    ({ lines }) => icon.setMenu(lines),
    positionsEveryMs,
  )
  const tooltip = createCalm<{ atOnce: string; inTurn: string; text: string }>(
    ({ text }) => icon.setToolTip(text),
    replacesMenu ? figuresEveryMs : 0,
  )
  return {
    show(snapshot, shown) {
      const head: Lines = [{ label: words.say('menu.positions'), enabled: false }]
      const positions = toPositions(snapshot, words, actions)
      const deeds = toDeeds(snapshot, shown, words, actions)
      menu.show({
        atOnce: JSON.stringify([head, deeds]),
        inTurn: JSON.stringify(positions),
        lines: [...head, ...positions, ...deeds],
      })
      const { hideBalances, numberFormat, dateFormat, hours } = snapshot.settings
      const manner = [hideBalances, numberFormat, dateFormat, hours, snapshot.account === null]
      tooltip.show({
        atOnce: JSON.stringify([words.say(`tray.${toTrayState(snapshot)}`), ...manner]),
        inTurn: toTooltip(snapshot, words),
        text: toTooltip(snapshot, words, replacesMenu ? Date.now() : null),
      })
    },
    stop() {
      menu.stop()
      tooltip.stop()
    },
  }
}

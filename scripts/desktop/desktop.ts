import { join } from 'node:path'
import { Obstacle } from '../command-line'
import { capture } from '../processes'
import { until } from '../until'
import type { DesktopNotification } from './notifications'
import { readNotifications } from './notifications'
import { SessionBus } from './session-bus'
import type { TrayItem, TrayMenuEntry } from './tray'
import { activate, chooseTrayMenu, readTrayItems, readTrayMenu } from './tray'

/** The variable that names the folder of a session's notification records. */
export const notificationsVariable = 'PARADESK_NOTIFICATIONS'

/** A part of the screen, in pixels from its left top. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** What a person would see and do on the desktop that an environment belongs to. */
export class Desktop {
  readonly #bus: SessionBus

  constructor(readonly env: NodeJS.ProcessEnv) {
    this.#bus = new SessionBus(env)
  }

  /** The desktop this process runs on; an Obstacle unless that is a session of ours. */
  static current(): Desktop {
    if (!process.env[notificationsVariable]) {
      throw new Obstacle('This runs inside the virtual desktop only; see docs/test-desktop.md.')
    }
    return new Desktop(process.env)
  }

  /** Photographs the screen, or an area of it, tray and popups included, into a PNG file. */
  async screenshot(path: string, area?: Area): Promise<void> {
    const { x, y, width, height } = area ?? { x: 0, y: 0, ...(await this.screenSize()) }
    await this.#must('scrot', ['--overwrite', '--autoselect', `${x},${y},${width},${height}`, path])
  }

  /** Of the whole screen, in pixels. */
  async screenSize(): Promise<{ width: number; height: number }> {
    const geometry = await this.#must('xdotool', ['getdisplaygeometry'])
    const [width = 0, height = 0] = geometry.trim().split(' ').map(Number)
    return { width, height }
  }

  /** Every notification shown since the session began, the oldest first. */
  async notifications(): Promise<DesktopNotification[]> {
    return readNotifications(this.env[notificationsVariable] ?? '')
  }

  /** Clicks the newest popup: its app hears that the person chose it. */
  async openNotification(): Promise<void> {
    await this.#must('dunstctl', ['action', '0'])
  }

  /** Takes all popups off the screen; their apps hear that they were dismissed. */
  async closeNotifications(): Promise<void> {
    await this.#must('dunstctl', ['close-all'])
  }

  /** Presses a chord, as xdotool names keys, for whatever program hears it. */
  async press(chord: string): Promise<void> {
    await this.#must('xdotool', ['key', '--clearmodifiers', chord])
  }

  /** The icons in the tray. */
  async trayItems(): Promise<TrayItem[]> {
    return readTrayItems(this.#bus)
  }

  /** Clicks an icon in the tray. */
  async activateTrayItem(item: TrayItem): Promise<void> {
    await activate(this.#bus, item)
  }

  /** Opens the menu of the newest tray icon, which stands in the corner, with the right mouse button. */
  async openTrayMenu(): Promise<void> {
    const { width } = await this.screenSize()
    const before = await this.#countWindows()
    await this.#must('xdotool', ['mousemove', String(width - 15), '15', 'click', '3'])
    await until('the tray menu', async () => (await this.#countWindows()) > before)
  }

  /** The lines of a tray icon's menu. */
  async trayMenu(item: TrayItem): Promise<TrayMenuEntry[]> {
    return readTrayMenu(this.#bus, item)
  }

  /** Chooses a line of a tray icon's menu; false where the menu was replaced since it was read. */
  async chooseTrayMenu(item: TrayItem, entryId: number): Promise<boolean> {
    return chooseTrayMenu(this.#bus, item, entryId)
  }

  /** The secret the keyring keeps under these attributes; null without one. */
  async secret(attributes: Record<string, string>): Promise<string | null> {
    const { status, stdout } = await capture(
      'secret-tool',
      ['lookup', ...Object.entries(attributes).flat()],
      {
        env: this.env,
      },
    )
    return status === 0 ? stdout : null
  }

  async #countWindows(): Promise<number> {
    // A search that finds nothing ends with status 1.
    const search = ['search', '--onlyvisible', '--maxdepth', '1', '--class', '.*']
    return (await capture('xdotool', search, { env: this.env })).stdout.split('\n').length - 1
  }

  async #must(command: string, args: string[]): Promise<string> {
    const { status, stdout, stderr } = await capture(command, args, { env: this.env })
    if (status !== 0) throw new Error(`${command} failed with status ${status}: ${stderr.trim()}`)
    return stdout
  }
}

/** Where a session keeps the records of its notifications. */
export function notificationsFolder(sessionFolder: string): string {
  return join(sessionFolder, 'notifications')
}

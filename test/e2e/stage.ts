import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { afterEach } from 'vitest'
import {
  give,
  launchDesk,
  openDesk,
  readSnapshot,
  updateSettings,
  type DeskApp,
  type LaunchedApp,
} from '../../scripts/desk-app'
import { Desktop } from '../../scripts/desktop/desktop'
import { until } from '../../scripts/until'
import { multiply, roundToStep } from '../../src/money/decimal'
import type { Snapshot } from '../../src/preload/model'
import type { WindowName } from '../../src/preload/windows'

export { give, until }

/** The desktop these tests run on: a real one, made by `npm test`. */
export const desktop = Desktop.current()

/** The app, opened for one test with a folder of its own; closed and removed after it. */
export interface Stage extends DeskApp {
  folder: string
  snapshot(): Promise<Snapshot>
  /** A price on the tick this fraction of the bid: far enough to rest, near enough to be allowed. */
  priceAt(fraction: string): Promise<string>
  /** What the exchange has open for the account on the screen. */
  openOrders(): Promise<{ id: string; price: string; remaining: string }[]>
}

const opened: { app: LaunchedApp; folder: string }[] = []

function electronPath(): string {
  const electron = process.env.PARADESK_ELECTRON
  if (!electron) throw new Error('PARADESK_ELECTRON names no Electron; run the tests by npm test')
  return electron
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'paradesk-e2e-'))

afterEach(async () => {
  await desktop.closeNotifications()
  const all = opened.splice(0)
  const ends = await Promise.allSettled(all.map(async ({ app }) => app.close()))
  for (const { folder } of all) await removeFolder(folder)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
})

/** Opens the built app on its embedded exchange and waits until it is live. In English unless told otherwise. */
export async function openStage(
  options: { env?: NodeJS.ProcessEnv; flags?: string[]; folder?: string } = {},
): Promise<Stage> {
  const folder = options.folder ?? newFolder()
  const app = await openDesk(electronPath(), { ...desktop.env, ...options.env }, folder, options.flags)
  await updateSettings(app.window, { language: 'en' })
  const snapshot = () => readSnapshot(app.window)
  const stage: Stage = {
    ...app,
    folder,
    snapshot,
    priceAt: (fraction) => priceAt(app.window, fraction),
    async openOrders() {
      const { activeAddress } = await snapshot()
      const { accounts } = await app.control.state()
      return accounts.find(({ address }) => BigInt(address) === BigInt(activeAddress ?? 0))?.openOrders ?? []
    },
  }
  opened.push({ app, folder })
  return stage
}

/** A price of BTC on the tick, this fraction of the bid. */
export async function priceAt(window: LaunchedApp['window'], fraction: string): Promise<string> {
  return until('a price', async () => {
    const { markets, tickers } = await readSnapshot(window)
    const bid = tickers.find(({ market }) => market === 'BTC-USD-PERP')?.bid
    const tick = markets.find(({ symbol }) => symbol === 'BTC-USD-PERP')?.priceTickSize
    return bid && tick ? roundToStep(multiply(bid, fraction), tick, 'down') : undefined
  })
}

/** Opens the built app as it is with these flags, without waiting for it to be live. */
export async function launchStage(flags: string[], folder = newFolder()): Promise<LaunchedApp> {
  const app = await launchDesk(electronPath(), desktop.env, folder, flags)
  opened.push({ app, folder })
  return app
}

/**
 * Removes a folder of the app that has ended. One of its processes may outlive it by a moment and write once more: each
 * try looks anew at what is there, as the synchronous removal does not.
 */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10 })
}

/**
 * Does this to a window as the desktop would, once it has returned. What main does on it must not happen inside the call
 * that a debugger waits for, whose answer may then be collected unread.
 */
export async function act(
  application: ElectronApplication,
  name: WindowName,
  deed: 'close' | 'hide' | 'focus',
): Promise<void> {
  await application.evaluate(
    ({ BrowserWindow }, [wanted, done]) => {
      const window = BrowserWindow.getAllWindows().find(
        ({ webContents }) =>
          !webContents.isDestroyed() && webContents.getURL().startsWith(`paradesk://${wanted}/`),
      )
      setImmediate(() => window?.[done]())
    },
    [name, deed] as const,
  )
}

/** Quits the app as its menu would, in the same way. */
export async function quit(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ app }) => {
    setImmediate(() => app.quit())
  })
}

/** Every file below a folder whose bytes contain one of these texts, as UTF-8 or as UTF-16. */
export function filesWith(folder: string, texts: readonly string[]): string[] {
  const needles = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')])
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false
    const bytes = readFileSync(path)
    return needles.some((needle) => bytes.includes(needle))
  })
}

import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { _electron } from 'playwright-core'
import type { Answer, Argument, CommandName } from '../src/preload/contract'
import type { Order, OrderIntent, Settings, Snapshot } from '../src/preload/model'
import type { SideName } from '../src/preload/windows'
import type { Control } from '../src/sandbox/control-client'
import { createControl } from '../src/sandbox/control-client'
import { createPrivateKey } from '../src/main/vault/stark'
import { Obstacle } from './command-line'
import { projectRoot } from './project'

/** The app on a desktop. */
export interface LaunchedApp {
  application: ElectronApplication
  window: Page
  close(): Promise<void>
}

/** The app on a desktop, trading on its embedded exchange. */
export interface DeskApp extends LaunchedApp {
  /** Pulls the strings of the embedded exchange. */
  control: Control
}

const liveTimeoutMs = 60_000
/** One that asks a person before it ends would never. */
const closeTimeoutMs = 15_000

/** Starts the built app with all its files under `folder`, and waits for its window. */
export async function launchDesk(
  electron: string,
  env: NodeJS.ProcessEnv,
  folder: string,
  flags: readonly string[] = [],
): Promise<LaunchedApp> {
  const application = await _electron.launch({
    executablePath: electron,
    args: ['--no-sandbox', projectRoot, `--user-data-dir=${join(folder, 'user-data')}`, ...flags],
    env: definedOnly(env),
  })
  askAgain(application)
  // One that has ended no longer says which it was.
  const child = application.process()
  let closing: Promise<void> | undefined
  const close = async () => (closing ??= closeOrKill(application, child))
  try {
    return { application, window: await application.firstWindow(), close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Has what is asked of main asked again where V8 has lost the answer: its inspector holds on to answers weakly, and a
 * collection at the wrong moment takes one before it is read.
 */
function askAgain(application: ElectronApplication): void {
  const evaluate = application.evaluate.bind(application) as (...asked: unknown[]) => Promise<unknown>
  const again = async (...asked: unknown[]): Promise<unknown> => {
    try {
      return await evaluate(...asked)
    } catch (error) {
      if (!String(error).includes('promise was garbage collected')) throw error
      return again(...asked)
    }
  }
  application.evaluate = again as ElectronApplication['evaluate']
}

/** Ends the app; by force where it does not, so that nothing of it is there for the next, and with an Obstacle then. */
async function closeOrKill(application: ElectronApplication, child: ChildProcess): Promise<void> {
  let isKilled = false
  const timer = setTimeout(() => (isKilled = child.kill('SIGKILL')), closeTimeoutMs)
  await application.close().finally(() => clearTimeout(timer))
  if (isKilled) throw new Obstacle('The app did not end when it was told to.')
}

/**
 * Starts the built app with all its files under `folder`, and waits until its connection is live and all panels in
 * sight are drawn: what is looked for in one that is not would not be there.
 */
export async function openDesk(
  electron: string,
  env: NodeJS.ProcessEnv,
  folder: string,
  flags: readonly string[] = [],
): Promise<DeskApp> {
  const controlFile = join(folder, 'sandbox.json')
  const app = await launchDesk(electron, env, folder, [`--sandbox-control-file=${controlFile}`, ...flags])
  try {
    await app.window.locator('[data-phase="live"]').first().waitFor({ timeout: liveTimeoutMs })
    await app.window.locator('.panel-to-come[aria-busy="true"]').first().waitFor({ state: 'detached' })
    const urls = JSON.parse(await readFile(controlFile, 'utf8')) as { control: string }
    return { ...app, control: createControl(urls.control) }
  } catch (error) {
    await app.close()
    throw error
  }
}

/** Changes settings as the window itself would. */
export async function updateSettings(window: Page, change: Partial<Settings>): Promise<void> {
  await ask(window, 'settings:update', change)
}

/** All that the window knows now. */
export async function readSnapshot(window: Page): Promise<Snapshot> {
  return ask(window, 'desk:snapshot', null)
}

/** Places a limit order past the ticket; an Obstacle names the problem of a refused one. */
export async function placeOrder(
  window: Page,
  { market, side, size, price }: Pick<OrderIntent, 'market' | 'side' | 'size' | 'price'>,
): Promise<Order> {
  const answer = await ask(window, 'order:place', {
    intentId: randomUUID(),
    market,
    side,
    type: 'limit',
    size,
    price,
    triggerPrice: null,
    timeInForce: 'gtc',
    reduceOnly: false,
    selfTradePrevention: null,
    exits: null,
    confirmed: false,
    // Past the ticket nobody can be asked.
    acceptsOld: true,
  })
  if (!answer.ok) throw new Obstacle(`The order for ${market} was refused: ${JSON.stringify(answer.problem)}`)
  return answer.value
}

export async function ask<C extends CommandName>(
  window: Page,
  command: C,
  argument: Argument<C>,
): Promise<Answer<C>> {
  const answer: unknown = await window.evaluate(
    async (asked: { command: CommandName; argument: unknown }) => {
      const { desk } = globalThis as unknown as { desk: { ask(command: string, argument: unknown): unknown } }
      return desk.ask(asked.command, asked.argument)
    },
    { command, argument },
  )
  return answer as Answer<C>
}

/** What to ask for an account of one's own on the custom exchange: a main key made here, and onboarded there. */
export async function makeMainAccount(label: string, sessionOnly: boolean): Promise<Argument<'account:add'>> {
  return {
    environment: 'custom',
    label,
    kind: 'main',
    secret: (await createPrivateKey()).reveal(),
    address: '',
    sessionOnly,
    onboard: true,
    ethereumAddress: '',
  }
}

/** Makes the inside of the desk's window this large, in pixels. */
export async function resize(application: ElectronApplication, width: number, height: number): Promise<void> {
  await application.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().startsWith('paradesk://desk/'))
        ?.setContentSize(size.width, size.height),
    { width, height },
  )
}

/** The page of a window beside the desk, once it has drawn itself. */
export async function sideWindow(application: ElectronApplication, name: SideName): Promise<Page> {
  const isIt = (page: Page): boolean => page.url().startsWith(`paradesk://${name}/`)
  const page =
    application.windows().find(isIt) ?? (await application.waitForEvent('window', { predicate: isIt }))
  await page.locator('.desk').waitFor()
  return page
}

/** Brings a panel of the dock to the front, by the title on its tab. */
export async function showPanel(window: Page, title: string): Promise<void> {
  await window.getByRole('tab', { name: title, exact: true }).click()
}

/** Gives a command by its name in the palette. */
export async function give(window: Page, title: string): Promise<void> {
  await window.keyboard.press('Control+k')
  const palette = window.locator('dialog .palette')
  await palette.getByRole('combobox').fill(title)
  await palette.getByRole('option', { name: title }).first().click()
  await palette.waitFor({ state: 'detached' })
}

/** What a limit order says in the ticket. */
export interface TicketEntry {
  side: 'Buy' | 'Sell'
  size: string
  price: string
}

/** Fills in the English order ticket and presses its button. */
export async function placeLimitOrder(window: Page, { side, size, price }: TicketEntry): Promise<void> {
  const ticket = window.getByRole('region', { name: 'Order ticket' })
  await ticket.getByText(side, { exact: true }).first().click()
  await ticket.getByText('Limit', { exact: true }).first().click()
  await ticket.getByLabel('Size').fill(size)
  await ticket.getByLabel('Price').fill(price)
  await ticket.locator('button[type="submit"]').click()
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

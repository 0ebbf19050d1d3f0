import type { Page } from 'playwright-core'
import { createControl, type Control } from '../../src/sandbox/control-client'
import { startSandbox } from '../../src/sandbox/sandbox'
import { ask, give, placeOrder, readSnapshot, resize, type LaunchedApp } from '../desk-app'
import { until } from '../until'
import { wordsOf } from '../window-words'
import { dress, type Look } from './camera'
import { layOut } from './panels'
import { addAccount, type Launch } from './states'

/** Looks at a dialog, or at the desk without one, in a state. */
export type LookAtTrouble = (window: Page, scene: string, look: Look) => Promise<void>

const always = { count: 1_000_000 }

/** What a dialog that asks the exchange shows while it is well, while nothing answers, and while all is refused. */
const dialogStates: readonly { name: string; sign: string; make: (control: Control) => Promise<unknown> }[] =
  [
    { name: 'live', sign: ':not(:has(.bones, .trouble))', make: (control) => control.heal() },
    {
      name: 'loading',
      sign: ':has(.bones)',
      make: (control) => control.rest({ method: 'GET', path: '/', status: 'hang', ...always }),
    },
    {
      name: 'failed',
      sign: ':has(.trouble)',
      make: async (control) => {
        await control.heal()
        await control.rest({ method: 'GET', path: '/', status: 503, ...always })
      },
    },
  ]

/** Looks at the dialogs that read from the exchange, and at a desk that is not let in. */
export async function visitRefusals(
  launch: Launch,
  looks: readonly Look[],
  see: LookAtTrouble,
): Promise<void> {
  let sandbox = await startSandbox({ simulate: false })
  const { restUrl, wsUrl, controlUrl } = sandbox
  const control = createControl(controlUrl)
  try {
    const app = await launch('trouble', [
      '--environment=custom',
      `--rest-url=${restUrl}`,
      `--ws-url=${wsUrl}`,
    ])
    try {
      await begin(app)
      const { window } = app
      await addAccount(window)
      for (const { name, sign, make } of dialogStates) {
        await make(control)
        for (const look of looks)
          await visitDialogs(window, look, sign, (dialog) => see(window, `${dialog}-${name}`, look))
      }
      // Another exchange at the same address, which has never heard of the account.
      const { port } = new URL(restUrl)
      await sandbox.stop()
      sandbox = await startSandbox({ simulate: false, port: Number(port) })
      await ask(window, 'environment:select', { environment: 'custom' })
      await until('a refusal', async () => (await readSnapshot(window)).connection.problem)
      for (const look of looks) {
        await dress(window, look)
        await see(window, 'desk-refused', look)
      }
    } finally {
      await app.close()
    }
  } finally {
    await sandbox.stop()
  }
}

/** Looks at a desk whose embedded exchange was killed, and leads it back as a person would. */
export async function visitKilled(launch: Launch, looks: readonly Look[], see: LookAtTrouble): Promise<void> {
  const app = await launch('killed', ['--environment=sandbox'])
  try {
    const { window } = app
    await begin(app)
    await window.locator('[data-phase="live"]').first().waitFor()
    await killExchange(app)
    await until('the loss', async () => (await readSnapshot(window)).connection.problem)
    for (const look of looks) {
      await dress(window, look)
      await see(window, 'desk-exchange-killed', look)
    }
    await window.locator('.retry button').click()
    await window.locator('[data-phase="live"]').first().waitFor()
  } finally {
    await app.close()
  }
}

/** Looks at what stands in for the desk after two starts that crashed. */
export async function visitSafeMode(
  launch: Launch,
  looks: readonly Look[],
  see: LookAtTrouble,
): Promise<void> {
  for (let start = 0; start < 2; start += 1) {
    const app = await launch('safe', [])
    await app.window.locator('.connection').first().waitFor()
    await crash(app)
  }
  const app = await launch('safe', [])
  try {
    const { application, window } = app
    await window.locator('.safe-screen').waitFor()
    await resize(application, 1280, 800)
    for (const look of looks) {
      await dress(window, look)
      await see(window, 'safe-mode', look)
    }
  } finally {
    await app.close()
  }
}

/** Looks at what has happened while the app was away: told in a card, and in full. */
export async function visitAway(launch: Launch, looks: readonly Look[], see: LookAtTrouble): Promise<void> {
  const sandbox = await startSandbox({ simulate: false })
  const { restUrl, wsUrl } = sandbox
  const control = createControl(sandbox.controlUrl)
  const start = () => launch('away', ['--environment=custom', `--rest-url=${restUrl}`, `--ws-url=${wsUrl}`])
  try {
    const first = await start()
    await addAccount(first.window, false)
    const orders = []
    for (const [market, size, price] of [
      ['ETH-USD-PERP', '0.5', '3400'],
      ['BTC-USD-PERP', '0.25', '95000'],
      ['SOL-USD-PERP', '40', '180'],
    ] as const)
      orders.push(await placeOrder(first.window, { market, side: 'buy', size, price }))
    await crash(first)
    for (const { id } of orders) await control.fill({ orderId: id, size: '0.1' })
    await control.settleFunding({ market: 'ETH-USD-PERP' })
    const app = await start()
    try {
      const { window } = app
      await begin(app)
      await until('the digest', async () => (await readSnapshot(window)).away?.fills.length === 3)
      for (const look of looks) {
        await dress(window, look)
        await see(window, 'desk-away', look)
        await give(window, wordsOf(look.language)('away.title'))
        await window.locator('dialog[open]').waitFor()
        await see(window, 'away', look)
        // Closed by a key it counts as read; it is opened once more for each look.
        await window.reload()
        await window.locator('.desk').waitFor()
      }
    } finally {
      await app.close()
    }
  } finally {
    await sandbox.stop()
  }
}

/** Ends an app as a crash does. */
async function crash({ application }: LaunchedApp): Promise<void> {
  const closed = application.waitForEvent('close')
  application.process().kill('SIGKILL')
  await closed
}

async function begin({ application, window }: LaunchedApp): Promise<void> {
  await window.locator('.desk').waitFor()
  await resize(application, 1600, 1000)
  await layOut(window)
}

async function visitDialogs(
  window: Page,
  look: Look,
  sign: string,
  see: (dialog: string) => Promise<void>,
): Promise<void> {
  const words = wordsOf(look.language)
  await dress(window, look)
  for (const [name, open] of [
    ['keys', async () => openKeys(window, words)],
    ['margin', async () => window.locator('.margin-button').click()],
  ] as const) {
    await open()
    await window.locator(`dialog[open]${sign}`).waitFor()
    await see(name)
    await window.keyboard.press('Escape')
    await window.locator('dialog[open]').waitFor({ state: 'detached' })
  }
}

async function openKeys(window: Page, words: (key: string) => string): Promise<void> {
  await window.locator('.menu-face').first().click()
  await window.getByRole('menuitem', { name: words('account.addMenu') }).click()
  await window.getByRole('dialog').getByText(words('keys.title'), { exact: true }).click()
}

/** Kills the process of the embedded exchange, and waits until the desk has lost it. */
async function killExchange({ application, window }: LaunchedApp): Promise<void> {
  const pid = await application.evaluate(
    ({ app }) =>
      app.getAppMetrics().find(({ serviceName, name }) => /sandbox exchange/.test(`${serviceName} ${name}`))
        ?.pid,
  )
  if (pid === undefined) throw new Error('no exchange to kill')
  process.kill(pid, 'SIGKILL')
  await window.locator('[data-phase="live"]').first().waitFor({ state: 'detached' })
}

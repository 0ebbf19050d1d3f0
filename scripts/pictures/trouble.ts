import type { Page } from 'playwright-core'
import { createControl, type Control } from '../../src/sandbox/control-client'
import { startSandbox } from '../../src/sandbox/sandbox'
import { ask, readSnapshot, resize, type LaunchedApp } from '../desk-app'
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

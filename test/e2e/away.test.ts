import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  makeMainAccount,
  placeOrder,
  readSnapshot,
  updateSettings,
  type LaunchedApp,
} from '../../scripts/desk-app'
import { createControl } from '../../src/sandbox/control-client'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox'
import { desktop, launchStage, until } from './stage'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ simulate: false })
})
afterAll(() => sandbox.stop())

const open = (folder: string): Promise<LaunchedApp> =>
  launchStage(['--environment=custom', `--rest-url=${sandbox.restUrl}`, `--ws-url=${sandbox.wsUrl}`], folder)
const live = ({ window }: LaunchedApp) =>
  until('the account', async () => {
    const { connection, account } = await readSnapshot(window)
    return connection.phase === 'live' && account !== null
  })
const fillsToldOf = async () =>
  (await desktop.notifications())
    .filter(({ summary }) => /fill|Bought/.test(summary))
    .map(({ summary }) => summary)

/** How many fills the journal on disk has. */
async function filledInJournal({ window }: LaunchedApp): Promise<number> {
  const filter = { market: null, side: null, fromMs: null, toMs: null, tag: null, text: '' }
  const page = await ask(window, 'review:entries', { kind: 'fills', filter, cursor: null })
  return page.ok ? page.value.entries.length : 0
}

describe('fills while the app was away', () => {
  it('ring once at the next start, and never again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paradesk-e2e-'))
    const control = createControl(sandbox.controlUrl)
    // The desktop remembers what earlier tests rang.
    const atStart = (await fillsToldOf()).length
    const first = await open(folder)
    await ask(first.window, 'account:add', await makeMainAccount('Away', false))
    await live(first)
    const order = { market: 'ETH-USD-PERP', side: 'buy', size: '0.5', price: '3400' } as const
    const { id: orderId } = await placeOrder(first.window, order)
    await control.fill({ orderId, size: '0.1' })
    await until('the bell', async () => (await fillsToldOf()).length === atStart + 1)
    // Not a clean end: what was acknowledged has to be on disk already.
    first.application.process().kill('SIGKILL')
    await first.application.waitForEvent('close')
    await control.fill({ orderId, size: '0.2' })
    await control.settleFunding({ market: 'ETH-USD-PERP' })

    const before = (await fillsToldOf()).length
    const second = await open(folder)
    await live(second)
    await until('the digest', async () => (await fillsToldOf()).length > before)
    expect((await fillsToldOf()).slice(before)).toEqual(['1 fill while Paradesk was away'])
    const digest = await until('the digest on the screen', async () => {
      const { away } = await readSnapshot(second.window)
      return away?.funding.length === 1 && away
    })
    expect(digest.fills).toMatchObject([{ market: 'ETH-USD-PERP', side: 'buy', count: 1, size: '0.2' }])
    await updateSettings(second.window, { language: 'en' })
    await second.window.getByRole('button', { name: 'Look' }).click()
    const dialog = second.window.getByRole('dialog', { name: 'While you were away' })
    await dialog.getByRole('table', { name: 'Filled' }).getByText('0.2').waitFor()
    await dialog.getByRole('table', { name: 'Funding' }).getByText('ETH').waitFor()
    await second.window.keyboard.press('Escape')
    await second.window.getByText('While you were away').waitFor({ state: 'detached' })
    await second.close()

    const third = await open(folder)
    await live(third)
    expect((await fillsToldOf()).slice(before)).toHaveLength(1)
    const { fills, away } = await readSnapshot(third.window)
    expect(away).toBeNull()
    expect(fills.map(({ size }) => size).sort()).toEqual(['0.1', '0.2'])
    await third.close()

    // The journal is gone, and every backup with it: it is begun anew and read back, and says so meanwhile.
    const journal = join(folder, 'user-data', 'journal')
    for (const name of readdirSync(journal)) writeFileSync(join(journal, name), 'no journal of ours')
    await control.rest({ method: 'GET', path: '/fills', status: 'slow', delayMs: 3_000, count: 2 })
    const fourth = await open(folder)
    await fourth.window.locator('.past-sign[data-phase="reading"]').waitFor()
    await until('word of it', async () =>
      (await desktop.notifications()).some(({ summary }) => summary === 'Journal begun anew'),
    )
    await live(fourth)
    await fourth.window.locator('.past-sign').waitFor({ state: 'detached' })
    await until('the fills in the journal', async () => (await filledInJournal(fourth)) === 2)
    expect((await fillsToldOf()).slice(before)).toHaveLength(1)
  })
})

import type { Locator, Page } from 'playwright-core'
import type { CommandName } from '../../src/preload/contract'
import { createControl } from '../../src/sandbox/control-client'
import { startSandbox } from '../../src/sandbox/sandbox'
import { Obstacle } from '../command-line'
import { give, placeOrder, readSnapshot, resize } from '../desk-app'
import { until } from '../until'
import { wordsOf } from '../window-words'
import { dress, type Look } from './camera'
import { holdBack } from './gate'
import { layOut } from './panels'
import { addAccount, type Launch } from './states'
import type { LookAtTrouble } from './trouble'

type Words = (key: string) => string

/** Something that is read from main, and how one comes to it; `place` is where its bones stand meanwhile. */
interface Scene {
  name: string
  command: CommandName
  open: (window: Page, words: Words) => Promise<void>
  place: (window: Page) => Locator
  /** As large before it is read as after. */
  isStill?: true
  /** Puts away what would be read again before it can be held back. */
  leave?: (window: Page, words: Words) => Promise<void>
}

const dialogOf = (window: Page): Locator => window.locator('dialog[open]')

const scenes: readonly Scene[] = [
  {
    name: 'alerts-loading',
    command: 'alerts:read',
    open: async (window, words) => showTab(window, words('alerts.title')),
    place: (window) => window.locator('.alert-centre'),
    leave: async (window, words) => showTab(window, words('orders.title')),
  },
  {
    name: 'diagnostics-loading',
    command: 'diagnostics:read',
    open: async (window, words) => give(window, words('diagnostics.title')),
    place: dialogOf,
    isStill: true,
  },
  {
    name: 'support-loading',
    command: 'support:preview',
    open: async (window, words) => give(window, words('support.title')),
    place: dialogOf,
    isStill: true,
  },
  {
    name: 'order-life-loading',
    command: 'review:timeline',
    async open(window, words) {
      await showTab(window, words('review.title'))
      await window.locator('.review input[value="orders"]').check()
      await window.locator('.review tbody .review-note button').first().click()
    },
    place: dialogOf,
  },
]

/** Looks at what this computer answers at once, while its answers are held back. */
export async function visitReading(
  launch: Launch,
  looks: readonly Look[],
  see: LookAtTrouble,
): Promise<void> {
  const sandbox = await startSandbox({ simulate: false })
  const { restUrl, wsUrl } = sandbox
  const control = createControl(sandbox.controlUrl)
  try {
    const flags = ['--environment=custom', `--rest-url=${restUrl}`, `--ws-url=${wsUrl}`]
    const app = await launch('reading', flags)
    const { application, window } = app
    try {
      await window.locator('.desk').waitFor()
      await resize(application, 1600, 1000)
      await layOut(window)
      await addAccount(window)
      const order = { market: 'ETH-USD-PERP', side: 'buy', size: '0.5', price: '3400' } as const
      const { id } = await placeOrder(window, order)
      await control.fill({ orderId: id })
      await until('the fill', async () => (await readSnapshot(window)).fills.length === 1)
      for (const look of looks) {
        for (const { name, command, open, place, isStill, leave } of scenes) {
          await dress(window, look)
          const release = await holdBack(application, command)
          await open(window, wordsOf(look.language))
          const bones = place(window).locator('.bones').first()
          await bones.waitFor()
          await see(window, name, look)
          const before = await place(window).boundingBox()
          await release()
          // What was held back comes, and takes their place.
          await bones.waitFor({ state: 'detached' })
          const after = await place(window).boundingBox()
          if (isStill && after?.height !== before?.height)
            throw new Obstacle(`${name}: ${before?.height} pixels high, then ${after?.height}.`)
          await leave?.(window, wordsOf(look.language))
          await window.reload()
          await window.locator('.dv-groupview').first().waitFor()
        }
      }
    } finally {
      await app.close()
    }
  } finally {
    await sandbox.stop()
  }
}

/** Brings a panel to the front that was not read yet since the page began. */
async function showTab(window: Page, title: string): Promise<void> {
  await window.getByRole('tab', { name: title, exact: true }).click()
  // Away from the tab, which shows more under the pointer.
  await window.mouse.move(0, 0)
}

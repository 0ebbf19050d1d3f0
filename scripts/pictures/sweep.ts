import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { panelNames, sideNames } from '../../src/main/windows/names'
import type { PanelName } from '../../src/preload/windows'
import { ask, give, resize, sideWindow, updateSettings, type DeskApp } from '../desk-app'
import { wordsOf } from '../window-words'
import { dress, imagesFolder, nameOf, take, type Look } from './camera'
import { findIllegible } from './legibility'
import { tradeForPicture, tradeForReview } from './trades'

/** The windows that a desk has to fit. */
const extents = [
  { width: 1280, height: 800 },
  { width: 1600, height: 1000 },
  { width: 2560, height: 1440 },
]
const sweepLooks: readonly Look[] = (['dark', 'light'] as const).flatMap((theme) =>
  (['en', 'zh-CN'] as const).map((language) => ({ theme, language })),
)
const presets = ['trading', 'scalping', 'monitoring', 'review'] as const
const densities = ['compact', 'comfortable', 'large'] as const
const tickets = ['limit', 'market', 'stopLimit', 'takeProfitMarket', 'scaled', 'twap'] as const
const tradeViews = ['performance', 'trips', 'orders', 'fills'] as const

/** What the palette opens as a dialog, by the key of its words. */
export const dialogs = [
  'welcome.title',
  'tour.title',
  'settings.title',
  'settings.export',
  'settings.import',
  'accounts.title',
  'exchange.open',
  'rules.title',
  'diagnostics.title',
  'support.title',
  'commands.shortcuts',
  'commands.panic',
  'commands.cancelAll',
] as const
/** Looks at a scene of a window, the desk's unless told otherwise; all of it, or the last part that the selector finds. */
type See = (scene: string, page?: Page, selector?: string) => Promise<void>

/** Photographs every screen in every theme and language, at all sizes or those so wide, and writes down what cannot be read on them. */
export async function photographSweep(desk: DeskApp, widths: readonly number[]): Promise<void> {
  const { application, window } = desk
  const found = new Map<string, string[]>()
  await fillDesk(desk)
  for (const extent of extents.filter(({ width }) => widths.length === 0 || widths.includes(width))) {
    await resize(application, extent.width, extent.height)
    for (const look of sweepLooks) {
      const folder = `states/sweep/${extent.width}-${nameOf(look)}`
      await dress(window, look)
      await visitScreens(desk, look, async (scene, page = window, selector) => {
        const box = selector && (await page.locator(selector).last().boundingBox())
        await take(page, `${folder}/${scene}.png`, box || undefined)
        for (const fault of await findIllegible(page, look, selector))
          found.set(fault, [...(found.get(fault) ?? []), `${extent.width}-${nameOf(look)}/${scene}`])
      })
      console.log(folder)
    }
  }
  const path = join(
    imagesFolder,
    'states/sweep',
    `illegible${widths.map((width) => `-${width}`).join('')}.txt`,
  )
  const lines = [...found].map(
    ([fault, scenes]) => `${fault}\n    ${scenes.length}× ${scenes.slice(0, 4).join(', ')}`,
  )
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `${lines.sort().join('\n')}\n`)
  console.log(`${found.size} things that cannot be read, see ${path}`)
}

/** Gives the account of a desk something of everything, and keeps its bell quiet. */
export async function fillDesk(desk: DeskApp): Promise<void> {
  await updateSettings(desk.window, { notificationsPaused: true })
  await tradeForReview(desk)
  // Twice, since the first leaves the market that is looked at without a position.
  await tradeForPicture(desk)
  await tradeForPicture(desk)
}

/** Leads a desk that wears the look through every screen it has, window by window. */
export async function visitScreens(desk: DeskApp, look: Look, see: See): Promise<void> {
  const { window } = desk
  await updateSettings(window, { density: 'compact' })
  await visitDesks(window, see)
  await visitPanels(window, look, see)
  await visitTickets(window, look, see)
  await visitDialogs(window, look, see)
  await visitSides(desk, see)
}

async function visitDesks(window: Page, see: See): Promise<void> {
  for (const layout of presets)
    for (const density of densities) {
      await updateSettings(window, { layout, density })
      await window.locator('.dv-groupview').first().waitFor()
      await see(`desk-${layout}-${density}`)
    }
  await updateSettings(window, { layout: 'trading', density: 'compact', hideBalances: true })
  await see('desk-privacy')
  await updateSettings(window, { hideBalances: false, palette: 'blue-orange' })
  await see('desk-blue-orange')
  await updateSettings(window, { palette: 'standard' })
  await window.keyboard.press('Shift+A')
  await see('desk-armed')
  await window.keyboard.press('Shift+A')
}

async function visitPanels(window: Page, { language }: Look, see: See): Promise<void> {
  const words = wordsOf(language)
  const hasTab = async (id: PanelName): Promise<boolean> =>
    (await window.getByRole('tab', { name: words(`${id}.title`), exact: true }).count()) > 0
  for (const id of panelNames) {
    // In the smallest window the list is a sheet below the market's name.
    if (id === 'markets' && !(await hasTab(id))) {
      await window.keyboard.press('/')
      await window.locator('.markets-sheet').waitFor()
      await see('panel-markets')
      await window.keyboard.press('Escape')
      await window.locator('.markets-sheet').waitFor({ state: 'detached' })
      continue
    }
    await give(window, words('commands.openPanel').replace('{{panel}}', words(`${id}.title`)))
    await window.mouse.move(0, 0)
    await see(`panel-${id}`, window, '.dv-groupview.dv-active-group')
  }
  await give(window, words('commands.openPanel').replace('{{panel}}', words('review.title')))
  for (const view of tradeViews) {
    await window.locator(`.review input[value="${view}"]`).check()
    await window.locator('.review .bones').first().waitFor({ state: 'detached' })
    await see(`panel-review-${view}`, window, '.dv-groupview.dv-active-group')
  }
}

async function visitTickets(window: Page, { language }: Look, see: See): Promise<void> {
  const words = wordsOf(language)
  for (const type of tickets) {
    await give(window, words(`commands.${type}`))
    for (const field of await window.locator('.ticket input[inputmode="decimal"]:enabled').all())
      if (!(await field.inputValue())) await field.fill('2')
    await window.locator('body').press('Escape')
    await see(`ticket-${type}`, window, '.ticket')
  }
  await give(window, words('commands.limit'))
}

async function visitDialogs(window: Page, look: Look, see: See): Promise<void> {
  const words = wordsOf(look.language)
  const close = async (): Promise<void> => {
    await window.keyboard.press('Escape')
    await window.locator('dialog[open]').waitFor({ state: 'detached' })
  }
  for (const key of dialogs) {
    await give(window, words(key))
    await window.locator('dialog[open]').waitFor()
    const name = key.replace(/\.title$/, '').replace('.', '-')
    await see(`dialog-${name}`, window, 'dialog[open]')
    const body = window.locator('dialog[open] .dialog-body')
    for (let page = 1; page < 8; page += 1) {
      const moved =
        (await body.count()) > 0 &&
        (await body.last().evaluate((element) => {
          const before = element.scrollTop
          element.scrollBy(0, element.clientHeight - 40)
          return element.scrollTop > before + 4
        }))
      if (!moved) break
      await see(`dialog-${name}-${page}`, window, 'dialog[open]')
    }
    await close()
  }
  const openPanel = (id: PanelName): Promise<void> =>
    give(window, words('commands.openPanel').replace('{{panel}}', words(`${id}.title`)))
  const first = (selector: string): Promise<void> => window.locator(selector).first().click()
  const others: [name: string, open: () => Promise<void>][] = [
    ['palette', () => window.keyboard.press('Control+k')],
    ['margin', () => first('.margin-button')],
    [
      'keys',
      async () => {
        await give(window, words('accounts.title'))
        await window.getByRole('dialog').getByText(words('keys.title'), { exact: true }).click()
      },
    ],
    ['exits', async () => openPanel('positions').then(() => first('.positions .row-action'))],
    ['close', () => window.locator('.positions .row-action').nth(1).click()],
    ['life', async () => openPanel('history').then(() => first('.history tbody tr[data-key]'))],
    [
      'trip',
      async () => {
        await openPanel('review')
        await window.locator('.review input[value="trips"]').check()
        await first('.review tbody tr[data-key]')
      },
    ],
    ['export', () => first('.review .review-export')],
  ]
  for (const [name, open] of others) {
    await open()
    await window.locator('dialog[open]:not(:has(.bones))').waitFor()
    await see(`dialog-${name}`, window, 'dialog[open]')
    await close()
  }
  for (const [name, menu] of [
    ['accounts', '.topbar'],
    ['panels', '.panels-menu'],
  ] as const) {
    await first(`${menu} .menu-face`)
    await see(`menu-${name}`)
    await window.keyboard.press('Escape')
  }
}

async function visitSides({ application, window }: DeskApp, see: See): Promise<void> {
  for (const name of sideNames) {
    await ask(window, 'window:open', { window: name })
    const page = await sideWindow(application, name)
    await see(`window-${name}`, page)
    await ask(window, 'window:close', { window: name })
  }
}

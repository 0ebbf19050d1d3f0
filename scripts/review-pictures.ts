import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Settings } from '../src/preload/model'
import type { DeskApp } from './desk-app'
import { readSnapshot, resize, updateSettings } from './desk-app'
import { tradeForReview } from './picture-trades'
import { until } from './until'

const looks: { name: string; settings: Partial<Settings> }[] = [
  { name: 'dark-en', settings: { theme: 'dark', language: 'en' } },
  { name: 'light-zh', settings: { theme: 'light', language: 'zh-CN' } },
]
const extents = [
  { width: 1600, height: 1000 },
  { width: 1280, height: 800 },
]

/** Photographs the review: a search that finds nothing, and what the account trades then, state by state. */
export async function photographReview(desk: DeskApp, out: string): Promise<void> {
  const { window, application } = desk
  await mkdir(out, { recursive: true })
  await updateSettings(window, { layout: 'review', language: 'en', theme: 'dark' })
  const panel = window.locator('.panel.review')
  const show = (view: string) => panel.locator(`input[type="radio"][value="${view}"]`).check()
  const take = (name: string) => window.screenshot({ path: join(out, `review-${name}.png`) })
  await panel.waitFor()
  await show('trips')
  const search = panel.getByPlaceholder('Search notes, ids')
  await search.fill('no such thing')
  await panel.locator('.table-empty').waitFor()
  await take('nothing-found')
  await search.fill('')
  await tradeForReview(desk)
  for (const { name, settings } of looks) {
    await updateSettings(window, settings)
    await until(
      'the language',
      async () => (await readSnapshot(window)).runtime.language === settings.language,
    )
    for (const { width, height } of extents) {
      await resize(application, width, height)
      await show('performance')
      await panel.locator('.review-check .up').waitFor()
      await drawn(window)
      await take(`performance-${name}-${width}`)
      for (const view of ['trips', 'orders']) {
        await show(view)
        await panel.locator('tbody tr').first().waitFor()
        await take(`${view}-${name}-${width}`)
        await panel.locator('tbody tr').first().click()
        await window.getByRole('dialog').waitFor()
        await drawn(window)
        await take(`${view}-one-${name}-${width}`)
        await window.keyboard.press('Escape')
      }
    }
  }
  await updateSettings(window, { layout: 'trading' })
}

/** Waits until what has just been asked for is on the screen. */
async function drawn(window: Page): Promise<void> {
  await window.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}

import { resize, updateSettings, type DeskApp } from '../desk-app'
import { dress, looks, nameOf, take as photograph } from './camera'
import { tradeForReview } from './trades'

const extents = [
  { width: 1600, height: 1000 },
  { width: 1280, height: 800 },
]

/** Photographs the review: a search that finds nothing, and what the account trades then, state by state. */
export async function photographReview(desk: DeskApp): Promise<void> {
  const { window, application } = desk
  await updateSettings(window, { layout: 'review', language: 'en', theme: 'dark' })
  const panel = window.locator('.panel.review')
  const show = (view: string) => panel.locator(`input[type="radio"][value="${view}"]`).check()
  const take = (name: string) => photograph(window, `states/review-${name}.png`)
  await panel.waitFor()
  await show('trips')
  const search = panel.getByPlaceholder('Search notes, ids')
  await search.fill('no such thing')
  await panel.locator('.table-empty').waitFor()
  await take('nothing-found')
  await search.fill('')
  await tradeForReview(desk)
  for (const look of looks) {
    const name = nameOf(look)
    await dress(window, look)
    for (const { width, height } of extents) {
      await resize(application, width, height)
      await show('performance')
      await panel.locator('.review-check .up').waitFor()
      await take(`performance-${name}-${width}`)
      for (const view of ['trips', 'orders']) {
        await show(view)
        await panel.locator('tbody tr').first().waitFor()
        await take(`${view}-${name}-${width}`)
        await panel.locator('tbody tr').first().click()
        await window.getByRole('dialog').waitFor()
        await take(`${view}-one-${name}-${width}`)
        await window.keyboard.press('Escape')
      }
    }
  }
  await updateSettings(window, { layout: 'trading' })
}

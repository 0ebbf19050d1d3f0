import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { resize, updateSettings } from '../../scripts/desk-app'
import { drawn, dress, type Look } from '../../scripts/pictures/camera'
import { findIllegible } from '../../scripts/pictures/legibility'
import { fillDesk, visitScreens } from '../../scripts/pictures/sweep'
import { wordsOf } from '../../scripts/window-words'
import { give, openStage, until } from './stage'

const looks: readonly Look[] = [
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'zh-CN' },
]

/** What stands in these elements and cannot be seen where the window is not scrolled. */
async function findOutOfSight(page: Page, selector: string): Promise<(string | null)[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements
      .filter((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const seen = document.elementFromPoint(left + width / 2, top + height / 2)
        return !seen || !element.contains(seen)
      })
      .map(({ textContent }) => textContent),
  )
}

it('nothing on any screen is cut, covered, outside its window or in another language', async () => {
  const stage = await openStage()
  await fillDesk(stage)
  for (const [width, height] of [
    [1280, 800],
    [1600, 1000],
  ] as const) {
    await resize(stage.application, width, height)
    for (const look of looks) {
      await dress(stage.window, look)
      // The longest of the tickets for one order, before there is anything to say in it.
      await give(stage.window, wordsOf(look.language)('commands.stopLimit'))
      for (const field of await stage.window.locator('.ticket input[inputmode="decimal"]:enabled').all())
        await field.fill('')
      expect.soft(await findOutOfSight(stage.window, '.ticket-section-face'), `${width}`).toEqual([])
      await visitScreens(stage, look, async (scene, page = stage.window, selector) => {
        const find = async (): Promise<string[]> => {
          await drawn(page)
          return findIllegible(page, look, selector)
        }
        // What was still being laid out is looked at once more.
        const faults = (await find()).length > 0 ? await find() : []
        // Soft, so that one run tells of every scene.
        expect.soft(faults, `${scene}, ${width}, ${look.language}`).toEqual([])
        if (scene.startsWith('ticket-'))
          expect.soft(await findOutOfSight(page, '.ticket .costs dd'), `${scene}, ${width}`).toEqual([])
      })
    }
  }
}, 300_000)

it('every tab and figure of the desk is in sight in windows between those sizes', async () => {
  const stage = await openStage()
  const { window, application } = stage
  await fillDesk(stage)
  for (const width of [1500, 1520, 1540, 1565]) {
    await resize(application, width, 900)
    for (const look of looks) {
      await dress(window, look)
      for (const density of ['compact', 'comfortable', 'large'] as const) {
        // Laid out anew, and as it was stretched.
        for (const layout of ['monitoring', 'trading'] as const) {
          await updateSettings(window, { density, layout })
          await drawn(window)
          const scene = `${layout}, ${width}, ${density}, ${look.language}`
          await until(
            `all tabs: ${scene}`,
            async () => (await window.locator('.dv-tabs-overflow-dropdown-root').count()) === 0,
          )
          await until(scene, async () => (await findIllegible(window, look)).length === 0)
        }
      }
    }
  }
}, 200_000)

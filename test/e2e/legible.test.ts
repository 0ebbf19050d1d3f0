import { expect, it } from 'vitest'
import { resize } from '../../scripts/desk-app'
import { drawn, dress, type Look } from '../../scripts/pictures/camera'
import { findIllegible } from '../../scripts/pictures/legibility'
import { fillDesk, visitScreens } from '../../scripts/pictures/sweep'
import { openStage } from './stage'

const looks: readonly Look[] = [
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'zh-CN' },
]

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
      await visitScreens(stage, look, async (scene, page = stage.window, selector) => {
        const find = async (): Promise<string[]> => {
          await drawn(page)
          return findIllegible(page, look, selector)
        }
        // What was still being laid out is looked at once more.
        const faults = (await find()).length > 0 ? await find() : []
        // Soft, so that one run tells of every scene.
        expect.soft(faults, `${scene}, ${width}, ${look.language}`).toEqual([])
      })
    }
  }
}, 300_000)

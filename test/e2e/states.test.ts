import { expect, it } from 'vitest'
import { updateSettings } from '../../scripts/desk-app'
import { dress, type Look } from '../../scripts/pictures/camera'
import { turnThrough } from '../../scripts/pictures/panels'
import { visitStates } from '../../scripts/pictures/states'
import { findBarriers, loadAxe } from './axe'
import { launchStage, until } from './stage'

const wardrobe: (Look & { density: 'compact' | 'large' })[] = [
  { theme: 'dark', language: 'zh-CN', density: 'compact' },
  { theme: 'light', language: 'en', density: 'large' },
]

it('nothing breaks WCAG 2.2 AA while a panel is empty, reading, failed, stale or offline', async () => {
  const seen: string[] = []
  await visitStates(
    (_, flags) => launchStage(flags),
    async (window, state, isThere) => {
      seen.push(state)
      await window.emulateMedia({ reducedMotion: 'reduce' })
      await loadAxe(window)
      for (const { density, ...look } of wardrobe) {
        await updateSettings(window, { density })
        await dress(window, look)
        await turnThrough(window, look, async (tabs) => {
          await until(`${state} in sight`, isThere)
          const scene = `${state}, ${look.theme} ${look.language} ${density}, ${tabs.at(0)?.id}`
          // Soft, so that one run tells of every scene.
          expect.soft(await findBarriers(window, 'body'), scene).toEqual([])
        })
      }
    },
  )
  expect(seen).toEqual([
    'no-account',
    'empty',
    'loading-first',
    'failed-first',
    'loading',
    'failed',
    'live',
    'stale',
    'offline',
  ])
}, 300_000)

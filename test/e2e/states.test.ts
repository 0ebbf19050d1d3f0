import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import problemEn from '../../resources/locales/en/problem.json'
import problemZh from '../../resources/locales/zh-CN/problem.json'
import { updateSettings } from '../../scripts/desk-app'
import { dress, type Look } from '../../scripts/pictures/camera'
import { visitJournal } from '../../scripts/pictures/journal-states'
import { visitReading } from '../../scripts/pictures/reading'
import { turnThrough } from '../../scripts/pictures/panels'
import { visitStates, type Launch } from '../../scripts/pictures/states'
import { visitKilled, visitRefusals, type LookAtTrouble } from '../../scripts/pictures/trouble'
import { wordsOf } from '../../scripts/window-words'
import { findBarriers, loadAxe } from './axe'
import { launchStage, until } from './stage'

const problems = { en: problemEn, 'zh-CN': problemZh }

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

it('nor while the journal is read, full, damaged or of a version to come', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-e2e-'))
  const seen: string[] = []
  await visitJournal(
    (_, flags) => launchStage(flags, folder),
    wardrobe,
    async (window, state, view, { theme, language }) => {
      seen.push(`${state} ${view}`)
      await loadAxe(window)
      const scene = `${state}, ${view}, ${theme} ${language}`
      expect.soft(await findBarriers(window, '.panel:is(.review, .alert-centre)'), scene).toEqual([])
      if (state === 'damaged' || state === 'shut') {
        // Why, in the person's own language, and never figures that would be wrong.
        const sentence = problems[language][state === 'damaged' ? 'journal.damaged' : 'journal.newer']
        const begin = sentence.slice(0, sentence.search(/[(（。.]/)).trim()
        const panel = window.locator(view === 'alerts' ? '.alert-centre' : '.panel.review')
        await panel.getByText(begin).first().waitFor()
        // Only a new start can help, so nothing else is offered.
        const words = wordsOf(language)
        const offers = ['trouble.quit', 'trouble.retry'].map((name) =>
          panel.getByRole('button', { name: words(name), exact: true }),
        )
        expect.soft(await Promise.all(offers.map((one) => one.count())), scene).toEqual([1, 0])
      }
    },
  )
  const views = ['figures', 'trips', 'fills', 'alerts']
  const each = [
    'reading figures',
    'reading trips',
    ...['alerts', 'fills', 'trips', 'figures'].map((view) => `full ${view}`),
    ...['damaged', 'shut'].flatMap((state) => views.map((view) => `${state} ${view}`)),
  ]
  expect(new Set(seen)).toEqual(new Set(each))
}, 300_000)

it('nor while what this computer knows is being read', async () => {
  const seen: string[] = []
  await visitReading(
    (_, flags) => launchStage(flags),
    wardrobe,
    async (window, scene, { theme, language }) => {
      seen.push(scene)
      await loadAxe(window)
      expect.soft(await findBarriers(window, 'body'), `${scene}, ${theme} ${language}`).toEqual([])
    },
  )
  const each = ['alerts', 'diagnostics', 'support', 'order-life'].map((what) => `${what}-loading`)
  expect(new Set(seen)).toEqual(new Set(each))
})

it('nor while a dialog waits for the exchange, is refused, or the exchange does not let one in or has ended', async () => {
  const seen: string[] = []
  const look: LookAtTrouble = async (window, scene, { theme, language }) => {
    seen.push(scene)
    await loadAxe(window)
    expect.soft(await findBarriers(window, 'body'), `${scene}, ${theme} ${language}`).toEqual([])
  }
  const launch: Launch = (_, flags) => launchStage(flags)
  await visitRefusals(launch, wardrobe, look)
  // The way back is pressed, too: without it this ends in a failure.
  await visitKilled(launch, wardrobe, look)
  const dialogs = ['live', 'loading', 'failed'].flatMap((state) => [`keys-${state}`, `margin-${state}`])
  expect(new Set(seen)).toEqual(new Set([...dialogs, 'desk-refused', 'desk-exchange-killed']))
}, 300_000)

import type { Page } from 'playwright-core'
import { updateSettings } from '../desk-app'
import { until } from '../until'
import { wordsOf } from '../window-words'
import { dress, nameOf, take, type Look } from './camera'

/** The panels of the standard layout that are in sight together, row by row. */
const views: readonly (readonly string[])[] = [
  ['markets', 'chart', 'book', 'tape', 'ticket', 'positions', 'orders'],
  ['funding', 'algos'],
  ['balances', 'fills'],
  ['activity'],
  ['history'],
  ['alerts'],
  ['review'],
]

/** Photographs the whole window, then each panel, once all that is in sight is as `isReady` wants it. */
export async function photographPanels(
  window: Page,
  state: string,
  look: Look,
  isReady: (window: Page) => Promise<boolean>,
): Promise<void> {
  await dress(window, look)
  const words = wordsOf(look.language)
  const folder = `states/${nameOf(look)}`
  for (const [turn, ids] of views.entries()) {
    const tabs = ids.map((id) => ({
      id,
      tab: window.getByRole('tab', { name: words(`${id}.title`), exact: true }),
    }))
    for (const { tab } of tabs) await tab.click()
    // No pointer over what is photographed.
    await window.mouse.move(0, 0)
    await until(`${state} in sight`, () => isReady(window))
    if (turn === 0) await take(window, `${folder}/desk-${state}.png`)
    for (const { id, tab } of tabs) {
      const group = window.locator('.dv-groupview').filter({ has: tab })
      const box = await group.boundingBox()
      if (box) await take(window, `${folder}/${id}-${state}.png`, box)
    }
  }
}

/** Puts the layout with every panel in its place before the window. */
export async function layOut(window: Page): Promise<void> {
  await updateSettings(window, { layout: 'trading', layouts: {}, notificationsPaused: true })
}

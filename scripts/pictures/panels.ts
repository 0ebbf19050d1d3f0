import type { Locator, Page } from 'playwright-core'
import { updateSettings } from '../desk-app'
import { until } from '../until'
import { wordsOf } from '../window-words'
import { dress, nameOf, take, type Look } from './camera'

/** The panels of the standard layout that are in sight together, row by row. */
const views: readonly (readonly string[])[] = [
  ['markets', 'chart', 'book', 'tape', 'ticket', 'positions', 'orders'],
  ['chart2', 'funding', 'algos'],
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
  isThere: () => Promise<boolean>,
): Promise<void> {
  await dress(window, look)
  const folder = `states/${nameOf(look)}`
  let isFirst = true
  await turnThrough(window, look, async (tabs) => {
    await until(`${state} in sight`, isThere)
    if (isFirst) await take(window, `${folder}/desk-${state}.png`)
    isFirst = false
    for (const { id, tab } of tabs) {
      const group = window.locator('.dv-groupview').filter({ has: tab })
      const box = await group.boundingBox()
      if (box) await take(window, `${folder}/${id}-${state}.png`, box)
    }
  })
}

/** Brings all panels in sight, some at a time, and calls for each of these turns. */
export async function turnThrough(
  window: Page,
  { language }: Pick<Look, 'language'>,
  see: (tabs: readonly { id: string; tab: Locator }[]) => Promise<void>,
): Promise<void> {
  const words = wordsOf(language)
  for (const ids of views) {
    const tabs = ids.map((id) => ({
      id,
      tab: window.getByRole('tab', { name: words(`${id}.title`), exact: true }),
    }))
    for (const { tab } of tabs) await tab.click()
    // No pointer over what is looked at.
    await window.mouse.move(0, 0)
    await see(tabs)
  }
}

/** Puts the layout with every panel in its place before the window. */
export async function layOut(window: Page): Promise<void> {
  await updateSettings(window, { layout: 'trading', layouts: {}, notificationsPaused: true })
}

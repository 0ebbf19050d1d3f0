import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ask, makeMainAccount, readSnapshot, resize, updateSettings } from '../../scripts/desk-app'
import { tradeForPicture } from '../../scripts/pictures/trades'
import { createControl } from '../../src/sandbox/control-client'
import { startSandbox } from '../../src/sandbox/sandbox'
import { launchStage, until } from './stage'

/** Where every panel and every head of a table stands, by a name of it. */
async function placesOf(window: Page): Promise<Record<string, string>> {
  return window.evaluate(() => {
    const box = (element: Element): string => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return [x, y, width, height].map((length) => length.toFixed(1)).join(' ')
    }
    const groups = [...document.querySelectorAll('.dv-groupview')]
    return Object.fromEntries(
      groups.flatMap((group) => {
        const name = group.querySelector('.dv-active-tab .dock-tab-title')?.textContent ?? ''
        const heads = [...group.querySelectorAll('table[aria-label] > thead th')]
        return [
          [name, box(group)],
          ...heads.map((head) => [`${name}: ${head.textContent}`, box(head)] as const),
        ]
      }),
    )
  })
}

/** What moved by itself since a moment, with how far; a shift that a person's press made does not count. */
async function shiftsSince(window: Page, sinceMs: number): Promise<{ score: number; moved: string[] }> {
  return window.evaluate(
    (since) =>
      new Promise((resolve) => {
        interface Shift extends PerformanceEntry {
          value: number
          hadRecentInput: boolean
          sources: { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[]
        }
        const nameOf = (node: Element | null): string =>
          node instanceof Element
            ? `${node.tagName.toLowerCase()}.${node.className} in ${node.parentElement?.className}`
            : `text in ${(node as Node | null)?.parentElement?.className}`
        const place = ({ x, y }: DOMRect): string => `${x},${y}`
        new PerformanceObserver((list) => {
          const shifts = (list.getEntries() as Shift[]).filter(
            ({ startTime, hadRecentInput }) => startTime >= since && !hadRecentInput,
          )
          resolve({
            score: shifts.reduce((sum, { value }) => sum + value, 0),
            moved: shifts.flatMap(({ sources, value }) =>
              sources.map(
                ({ node, previousRect, currentRect }) =>
                  `${value.toFixed(5)} ${nameOf(node)}: ${place(previousRect)} to ${place(currentRect)}`,
              ),
            ),
          })
        }).observe({ type: 'layout-shift', buffered: true })
        // An observer is called for what was before only where there was something.
        setTimeout(() => resolve({ score: 0, moved: [] }), 1_000)
      }),
    sinceMs,
  )
}

it.each([
  { width: 1540, height: 900 },
  { width: 1280, height: 800 },
])('nothing moves at $width wide when the account and the market come', async ({ width, height }) => {
  const sandbox = await startSandbox()
  const control = createControl(sandbox.controlUrl)
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-e2e-'))
  const flags = ['--environment=custom', `--rest-url=${sandbox.restUrl}`, `--ws-url=${sandbox.wsUrl}`]
  const isLive = (window: Page) =>
    until('the account', async () => {
      const { connection, account } = await readSnapshot(window)
      return connection.phase === 'live' && connection.marketData === 'live' && account !== null
    })
  try {
    const first = await launchStage(flags, folder)
    await updateSettings(first.window, { language: 'en' })
    await ask(first.window, 'account:add', await makeMainAccount('Still', false))
    await isLive(first.window)
    await tradeForPicture({ ...first, control })
    await first.close()

    // What is asked first comes late: the desk is drawn before anything is known.
    const slow = { method: 'GET', status: 'slow', count: 1_000, delayMs: 5_000 } as const
    for (const path of ['/markets', '/account', '/positions', '/orders', '/fills', '/balance'])
      await control.rest({ ...slow, path })
    const { window, application } = await launchStage(flags, folder)
    await window.locator('.positions .bones').first().waitFor()
    await resize(application, width, height)
    await until('the size', async () => (await window.evaluate(() => innerWidth)) === width)
    const sinceMs = await window.evaluate(
      () => new Promise<number>((resolve) => setTimeout(() => resolve(performance.now()), 500)),
    )
    const before = await placesOf(window)
    expect(await window.locator('.positions .bones').count()).toBeGreaterThan(0)
    await control.heal()

    await isLive(window)
    await window.locator('.positions tbody tr[data-key]').first().waitFor()
    await window.locator('.ladder[data-book="live"]').waitFor()
    const after = await placesOf(window)
    expect(Object.fromEntries(Object.keys(before).map((name) => [name, after[name]]))).toEqual(before)
    const { score, moved } = await shiftsSince(window, sinceMs)
    expect(score, moved.join('\n')).toBeLessThan(0.001)
  } finally {
    await sandbox.stop()
  }
})

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { RunOptions, AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Puts axe into the page; through the debugger, since the page's own policy lets no script in. */
export async function loadAxe(window: Page): Promise<void> {
  await window.evaluate(source)
}

/** What breaks WCAG 2.2 AA at or below this selector, a line for each element. */
export async function findBarriers(window: Page, selector: string): Promise<string[]> {
  return window.evaluate(
    async ([root, values]) => {
      const { axe } = globalThis as unknown as {
        axe: { run(root: string, options: RunOptions): Promise<AxeResults> }
      }
      const { violations } = await axe.run(root, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
      })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
      )
    },
    [selector, tags] as const,
  )
}

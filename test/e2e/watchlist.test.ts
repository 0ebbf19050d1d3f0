import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { resize } from '../../scripts/desk-app'
import { openStage, until } from './stage'

const list = (window: Page) => window.getByRole('table', { name: 'Markets', exact: true })

/** The heads of the list once they are these. */
async function heads(window: Page, wanted: string[]): Promise<void> {
  await until(`the columns ${wanted.join()}`, async () => {
    const seen = await list(window).getByRole('columnheader').allInnerTexts()
    return seen.join() === wanted.join()
  })
}

async function choose(window: Page, role: 'menuitem' | 'menuitemcheckbox', names: RegExp[]): Promise<void> {
  await window.locator('.market-columns .menu-face').click()
  for (const name of names) await window.getByRole(role, { name }).click()
  await window.keyboard.press('Escape')
  await window.locator('.market-columns [role="menu"]').waitFor({ state: 'detached' })
}

it('the columns of the market list are chosen, ordered, kept over a restart and put back', async () => {
  const first = await openStage()
  await resize(first.application, 1540, 900)
  await list(first.window).waitFor()
  await heads(first.window, ['Market', 'Mark', '24 h'])
  await choose(first.window, 'menuitemcheckbox', [/^24 h/, /^Day as a line/, /^Funding/, /^Volume/])
  // As many as there is room for; the others are named.
  await heads(first.window, ['Market', 'Mark'])
  await first.window.getByText('There is no room for Volume 24 h').waitFor()
  await first.window.locator('.market-columns .menu-face').click()
  expect(await first.window.getByRole('menuitemcheckbox', { name: /^Volume/ }).innerText()).toContain(
    'no room',
  )
  await first.window.getByRole('menuitemcheckbox', { name: /^Mark/ }).click()
  await first.window.keyboard.press('Escape')
  await heads(first.window, ['Market', 'Volume 24 h'])
  await first.window.getByText('There is no room for Volume 24 h').waitFor({ state: 'detached' })
  await choose(first.window, 'menuitemcheckbox', [/^Mark/, /^Volume/, /^24 h/])
  await heads(first.window, ['Market', 'Mark', '24 h'])
  await choose(first.window, 'menuitem', [/^Move 24 h forward/])
  await heads(first.window, ['Market', '24 h', 'Mark'])
  await first.close()

  const { window, application, snapshot } = await openStage({ folder: first.folder })
  await resize(application, 1540, 900)
  expect((await snapshot()).settings.marketColumns).toEqual(['change', 'mark'])
  await heads(window, ['Market', '24 h', 'Mark'])
  await choose(window, 'menuitem', [/^As at first/])
  await heads(window, ['Market', 'Mark', '24 h'])
  expect((await snapshot()).settings.marketColumns).toEqual(['mark', 'change', 'day', 'funding'])
})

it('the keys for the next market, and Enter in the search, go by the list as it is sorted', async () => {
  const { window, application } = await openStage()
  await resize(application, 1600, 1000)
  const rows = list(window).getByRole('row').filter({ hasText: 'USD-PERP' })
  const symbols = async () => (await rows.allInnerTexts()).map((text) => /\S+-USD-PERP/.exec(text)?.[0])
  const isChosen = async (symbol: string | undefined) =>
    until(`${symbol} chosen`, async () => {
      const [coin = ''] = (symbol ?? '').split('-')
      return (await window.locator('.market-pick').innerText()).startsWith(coin)
    })
  await until('a list', async () => (await rows.count()) > 3)
  await list(window).getByRole('columnheader', { name: 'Market' }).getByRole('button').click()
  const sorted = await until('the order', async () => {
    const now = await symbols()
    return now.join() === now.toSorted().join() && now
  })
  await rows.first().click()
  await isChosen(sorted[0])
  for (const symbol of sorted.slice(1)) {
    await window.keyboard.press('Alt+ArrowDown')
    await isChosen(symbol)
  }
  await window.keyboard.press('Alt+ArrowDown')
  await isChosen(sorted[0])
  // Also from a field whose number the arrows would step.
  await window.locator('.ticket').getByLabel('Size').fill('7')
  await window.keyboard.press('Alt+ArrowUp')
  await isChosen(sorted.at(-1))

  await window.keyboard.press('/')
  await window.getByRole('searchbox', { name: 'Search markets' }).and(window.locator(':focus')).waitFor()
  await window.keyboard.type('o')
  const found = sorted.filter((symbol) => symbol?.includes('O'))
  await until('what is found', async () => (await symbols()).join() === found.join())
  await window.keyboard.press('Enter')
  await isChosen(found[0])
  // The list is done with: the next key is a command's.
  await until('the focus elsewhere', async () =>
    window.evaluate(() => document.activeElement?.tagName !== 'INPUT'),
  )
  await window.keyboard.press('b')
  await window.locator('.ticket').getByLabel('Size').and(window.locator(':focus')).waitFor()
})

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

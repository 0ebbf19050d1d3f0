import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { resize, showPanel, updateSettings } from '../../scripts/desk-app'
import { openStage, until } from './stage'

const tab = (window: Page, name: string) => window.getByRole('tab', { name, exact: true })
const region = (window: Page, name: string) => window.getByRole('region', { name, exact: true })

async function chooseInMenu(window: Page, role: 'menuitem' | 'menuitemcheckbox', name: string) {
  await window.getByRole('button', { name: 'Panels' }).click()
  await window.getByRole(role, { name, exact: true }).click()
}

/** What the window says to whoever reads its console, warnings and worse. */
function complaintsOf(window: Page): string[] {
  const said: string[] = []
  window.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text())
  })
  window.on('pageerror', (error) => said.push(error.message))
  return said
}

describe('the docked panels', () => {
  it('are closed and opened from the menu, and stay as they were left', async () => {
    const { window, application, snapshot } = await openStage()
    const complaints = complaintsOf(window)
    await resize(application, 1600, 1000)
    await tab(window, 'Trades').waitFor()
    expect((await snapshot()).settings.layouts).toEqual({})

    await chooseInMenu(window, 'menuitemcheckbox', 'Trades')
    await tab(window, 'Trades').waitFor({ state: 'detached' })
    await tab(window, 'Balances').focus()
    await window.keyboard.press('Delete')
    const kept = await until('the kept layout', async () => {
      const { layouts } = (await snapshot()).settings
      return Object.keys(layouts).length > 0 && layouts
    })
    expect(Object.keys(kept).join()).toMatch(/^trading\/standard@[0-9a-f]{8}$/)

    await window.reload()
    await tab(window, 'Order book').waitFor()
    expect(await tab(window, 'Trades').count()).toBe(0)
    expect(await tab(window, 'Balances').count()).toBe(0)

    await chooseInMenu(window, 'menuitemcheckbox', 'Trades')
    const [book, trades] = await Promise.all(
      ['Order book', 'Trades'].map(async (name) => region(window, name).boundingBox()),
    )
    expect([trades?.x, trades?.width]).toEqual([book?.x, book?.width])
    await chooseInMenu(window, 'menuitem', 'Reset layout')
    await tab(window, 'Balances').waitFor()
    await until(
      'a forgotten layout',
      async () => Object.keys((await snapshot()).settings.layouts).length === 0,
    )
    expect(complaints).toEqual([])
  })

  it('start over from a layout that is damaged or of another time', async () => {
    const { window, application } = await openStage()
    const complaints = complaintsOf(window)
    await resize(application, 1600, 1000)
    await tab(window, 'Trades').waitFor()
    const leaf = (size: number, ...views: string[]) => ({ type: 'leaf', size, data: { id: 'x', views } })
    const grid = {
      orientation: 'HORIZONTAL',
      root: { type: 'branch', size: 9, data: [leaf(1, 'gone', 'tape')] },
    }
    await updateSettings(window, {
      layouts: { 'trading/standard': '{ "grid": ', 'review/standard': JSON.stringify({ grid }) },
    })
    await window.reload()
    await tab(window, 'Positions').waitFor()
    await updateSettings(window, { layout: 'review' })
    await until(
      'the tape alone',
      async () => (await window.getByRole('tab').allInnerTexts()).join() === 'Trades',
    )
    expect(complaints).toEqual([])
  })

  it('draw nothing while another tab is in front of them, and all the news when they are back', async () => {
    const { window, application } = await openStage()
    await resize(application, 1280, 800)
    await showPanel(window, 'Trades')
    const trades = window.getByRole('table', { name: 'Trades' })
    await trades.getByRole('row').nth(1).waitFor()
    const rows = await trades.elementHandle()
    await showPanel(window, 'Order book')
    await trades.waitFor({ state: 'detached' })
    const changed = await rows?.evaluate(
      (table) =>
        new Promise<number>((resolve) => {
          let seen = 0
          const observer = new MutationObserver((changes) => (seen += changes.length))
          observer.observe(table, { subtree: true, childList: true, characterData: true, attributes: true })
          // So many changes of the book, and there were trades.
          let ofTheBook = 0
          const book = document.querySelector('.ladder')
          new MutationObserver((changes) => {
            ofTheBook += changes.length
            if (ofTheBook > 300) resolve(seen)
          }).observe(book ?? document, { subtree: true, characterData: true, childList: true })
        }),
    )
    expect(changed).toBe(0)
    await showPanel(window, 'Trades')
    await until('the same table, changing', () =>
      rows?.evaluate(
        (table) =>
          table.isConnected &&
          new Promise<boolean>((resolve) => {
            new MutationObserver(() => resolve(true)).observe(table, { subtree: true, childList: true })
          }),
      ),
    )
  })

  it('are reached by F6 and by arrows, and keep what was typed while they are hidden', async () => {
    const { window, application } = await openStage()
    await resize(application, 1280, 800)
    await tab(window, 'Order book').waitFor()
    const focused = () => window.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    // The chart is the first group, the book the next.
    await window.keyboard.press('F6')
    await until('the first tab', async () => (await focused()) === 'Chart')
    await window.keyboard.press('F6')
    await until('the next tab', async () => (await focused()) === 'Order book')
    await window.keyboard.press('ArrowRight')
    expect(await focused()).toBe('Trades')
    await window.keyboard.press('Enter')
    await region(window, 'Trades').getByLabel('At least').fill('0.5')
    await showPanel(window, 'Order book')
    await showPanel(window, 'Trades')
    expect(await region(window, 'Trades').getByLabel('At least').inputValue()).toBe('0.5')
    await window.keyboard.press('Shift+F6')
    expect(await focused()).not.toBe('Trades')
  })

  it('have a layout for each size of window, without anything that scrolls sideways', async () => {
    const { window, application } = await openStage()
    for (const [width, height, folded] of [
      [1280, 800, true],
      [1600, 1000, false],
      [1280, 800, true],
    ] as const) {
      await resize(application, width, height)
      await tab(window, 'Markets').waitFor({ state: folded ? 'detached' : 'attached' })
      const wide = await window.evaluate(() =>
        [...document.querySelectorAll('.table-scroll')]
          .filter((one) => one.scrollWidth > one.clientWidth)
          .map((one) => one.querySelector('table')?.getAttribute('aria-label')),
      )
      expect(wide).toEqual([])
    }
    await window.getByRole('button', { name: /^BTC/ }).click()
    await window.getByRole('table', { name: 'Markets' }).getByText('ETH').click()
    await window.getByRole('button', { name: /^ETH/ }).waitFor()
    expect(await window.getByRole('table', { name: 'Markets' }).count()).toBe(0)
  })
})

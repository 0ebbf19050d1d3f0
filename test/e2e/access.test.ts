import { expect, it } from 'vitest'
import { placeOrder, readSnapshot, sideWindow, updateSettings } from '../../scripts/desk-app'
import { dialogs } from '../../scripts/pictures/sweep'
import { wordsOf } from '../../scripts/window-words'
import { panelNames } from '../../src/main/windows/names'
import type { Settings } from '../../src/preload/model'
import { findBarriers, loadAxe } from './axe'
import { desktop, give, launchStage, priceAt, until } from './stage'

it('a newcomer is met once, and nothing they can open breaks WCAG 2.2 AA', async () => {
  const { application, window } = await launchStage([])
  const welcome = window.getByRole('dialog', { name: 'Welcome to Paradesk' })
  await welcome.waitFor()
  await updateSettings(window, { language: 'en' })
  await window.emulateMedia({ reducedMotion: 'reduce' })
  await loadAxe(window)
  // Soft, so that one run tells of every scene.
  const look = async (scene: string, selector = 'body', page = window): Promise<void> =>
    expect.soft(await findBarriers(page, selector), scene).toEqual([])
  const dress = async (settings: Partial<Settings>): Promise<void> => {
    await updateSettings(window, settings)
    await until('the look', async () =>
      window.evaluate(
        (wanted) =>
          Object.entries(wanted).every(([name, value]) =>
            name === 'language'
              ? document.documentElement.lang === value
              : document.documentElement.dataset[name] === value,
          ),
        settings as Record<string, string>,
      ),
    )
  }
  // Both checks have run before anything was asked.
  await until('the test', async () =>
    (await desktop.notifications()).some(({ summary }) => summary === 'Paradesk can reach you'),
  )
  await welcome.getByText('Works. Keys are kept in it').waitFor()
  await welcome.getByText('A test was sent').waitFor()
  await welcome.getByRole('button', { name: 'Connect a real account' }).click()
  await welcome.getByText('Subkey recommended').waitFor()
  await welcome.getByRole('button', { name: 'Import from .env…' }).waitFor()
  await look('welcome, account', 'dialog[open]')
  await welcome.getByRole('button', { name: 'Back' }).click()
  await welcome.getByRole('button', { name: 'Start with play money' }).press('Enter')
  await welcome.waitFor({ state: 'detached' })
  await until('the welcome to be over', async () => (await readSnapshot(window)).settings.welcomed)

  // The tour goes by keys, keeps the focus, and ends anywhere.
  await give(window, 'Tour of the desk')
  const tour = window.getByRole('dialog', { name: 'Who trades, and with what' })
  await tour.waitFor()
  for (let press = 0; press < 5; press += 1) {
    await window.keyboard.press('Tab')
    const isKept = await window.evaluate(() => {
      const { activeElement, body } = document
      return activeElement === body || activeElement?.closest('dialog.tour') !== null
    })
    expect(isKept).toBe(true)
  }
  await window.keyboard.press('ArrowRight')
  await window.getByRole('dialog', { name: 'The market' }).waitFor()
  await window.keyboard.press('Escape')
  await window.locator('dialog[open]').waitFor({ state: 'detached' })

  const market = 'BTC-USD-PERP'
  await window.locator('[data-phase="live"]').first().waitFor()
  await placeOrder(window, { market, side: 'buy', size: '0.2', price: await priceAt(window, '1.01') })
  await placeOrder(window, { market, side: 'buy', size: '0.1', price: await priceAt(window, '0.97') })
  await until('a position', async () => (await readSnapshot(window)).positions.length === 1)

  // With the fields of a proxy among the settings.
  await updateSettings(window, { proxy: 'own' })

  const lookAtAll = async (scene: string, words: (key: string) => string): Promise<void> => {
    await look(`${scene}, desk`)
    for (const key of dialogs) {
      await give(window, words(key))
      await window.locator('dialog[open]').waitFor()
      await look(`${scene}, ${key}`, 'dialog[open]')
      await window.keyboard.press('Escape')
      await window.locator('dialog[open]').waitFor({ state: 'detached' })
    }
    await window.keyboard.press('Control+k')
    await window.locator('dialog .palette [role="option"]').first().waitFor()
    await look(`${scene}, palette`, 'dialog[open]')
    await window.keyboard.press('Escape')
    await give(window, words('commands.openPanel').replace('{{panel}}', words('positions.title')))
    await window
      .locator('.positions')
      .getByRole('button', { name: words('positions.exits.title').replace('{{market}}', market) })
      .click()
    await window.locator('dialog[open]').waitFor()
    await look(`${scene}, exits`, 'dialog[open]')
    await window.keyboard.press('Escape')
    for (const key of ['commands.scaled', 'commands.twap']) {
      await give(window, words(key))
      await look(`${scene}, ${key}`, '.ticket')
    }
    for (const id of panelNames) {
      await give(window, words('commands.openPanel').replace('{{panel}}', words(`${id}.title`)))
      await look(`${scene}, ${id}`, '.dv-active-group')
    }
    await give(window, words('dock.layout.review'))
    await window.locator('.review').waitFor()
    await look(`${scene}, review`)
    await give(window, words('dock.layout.trading'))
  }

  await window.keyboard.press('Alt+m')
  const monitor = await sideWindow(application, 'monitor')
  await loadAxe(monitor)
  await give(window, 'Open orders in a window of its own')
  const orders = await sideWindow(application, 'orders')
  await loadAxe(orders)
  await lookAtAll('dark en', wordsOf('en'))
  await look('dark en, monitor', 'body', monitor)
  await look('dark en, orders in a window', 'body', orders)
  await dress({ theme: 'light', language: 'zh-CN' })
  await lookAtAll('light zh', wordsOf('zh-CN'))
  await look('light zh, monitor', 'body', monitor)
  await look('light zh, orders in a window', 'body', orders)
  await dress({ palette: 'blue-orange' })
  await look('light zh, blue and orange')
  await dress({ theme: 'dark', language: 'en' })
  await look('dark en, blue and orange')
}, 240_000)

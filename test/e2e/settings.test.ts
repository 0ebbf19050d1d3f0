import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { expect, it } from 'vitest'
import { ask, makeMainAccount, placeOrder, sideWindow } from '../../scripts/desk-app'
import { projectRoot } from '../../scripts/project'
import { desktop, filesWith, give, openStage, removeFolder, until } from './stage'

it('a settings file is read, told in words, taken over and undone', async () => {
  const { application, window, folder, snapshot } = await openStage()
  const file = join(folder, 'carried.json')
  const settings = {
    theme: 'light',
    limits: {
      maxOrderNotional: '25000',
      maxPositionNotional: null,
      maxDistanceFromMark: null,
      confirmAbove: null,
    },
    density: 'tiny',
    hologram: true,
  }
  writeFileSync(file, JSON.stringify({ app: 'Paradesk', version: 1, settings }))
  await application.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)
  const before = (await snapshot()).settings

  await give(window, 'Import settings…')
  const dialog = window.getByRole('dialog', { name: 'Import settings…' })
  await dialog.getByRole('button', { name: 'Choose a file…' }).press('Enter')
  await dialog.getByRole('row', { name: 'Theme Dark Light' }).waitFor()
  await dialog.getByRole('row', { name: /look twice\s*Largest order none 25,000 USD/ }).waitFor()
  await dialog.getByText('Left out, as the value makes no sense: density').waitFor()
  await dialog.getByText('does not take it from a file: hologram').waitFor()
  expect((await snapshot()).settings).toEqual(before)

  await dialog.getByRole('button', { name: 'Take over 2 changes' }).press('Enter')
  await dialog.getByText('Taken over.', { exact: true }).waitFor()
  expect((await snapshot()).settings).toEqual({ ...before, theme: 'light', limits: settings.limits })
  // A page that begins anew knows of the undo as well.
  await window.reload()
  await window.locator('.connection[data-phase="live"]').waitFor()
  await give(window, 'Import settings…')
  await dialog.getByText('The last import can still be undone.').waitFor()
  await dialog.getByRole('button', { name: 'Undo the import' }).press('Enter')
  await dialog.getByText('your settings are as they were').waitFor()
  expect((await snapshot()).settings).toEqual(before)
})

it('an account with open orders is left by the settings, the account menu or the palette only when asked', async () => {
  const { window, priceAt, snapshot } = await openStage()
  const market = 'BTC-USD-PERP'
  const own = { ...(await makeMainAccount('Second', true)), environment: 'sandbox' as const }
  const added = await ask(window, 'account:add', own)
  if (!added.ok) throw new Error(added.problem.code)
  const second = added.value
  await until('the second account', async () => {
    const { activeProfile, connection, account } = await snapshot()
    return activeProfile === second.id && connection.phase === 'live' && account !== null
  })
  await placeOrder(window, { market, side: 'buy', size: '0.1', price: await priceAt('0.97') })
  await until('the order', async () => (await snapshot()).orders.length === 1)
  const question = window.getByRole('dialog', { name: 'Leave with orders at the exchange?' })

  await give(window, 'Settings')
  const settings = window.getByRole('dialog', { name: 'Settings' })
  await settings.getByLabel('Environment', { exact: true }).selectOption('custom')
  await question.getByText('are open orders (1) and running TWAPs (0)').waitFor()
  await question.getByRole('button', { name: 'Stay' }).click()
  await question.waitFor({ state: 'detached' })
  expect((await snapshot()).connection.environment).toBe('sandbox')
  await settings.getByLabel('Environment', { exact: true }).selectOption('custom')
  await question.getByRole('button', { name: 'Go all the same' }).click()
  // Nobody has said where the custom exchange is: main has been asked, and answers so.
  await settings.getByRole('alert').filter({ hasText: 'has no addresses yet' }).waitFor()
  await window.keyboard.press('Escape')

  const menu = window.locator('.topbar .menu-face').first()
  await menu.click()
  await window.getByRole('menuitemradio', { name: /^Custom/ }).click()
  // Escape is no yes.
  await question.getByText('are open orders (1) and running TWAPs (0)').waitFor()
  await window.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  await give(window, 'Use Practice account')
  await question.getByRole('button', { name: 'Stay' }).click()
  expect((await snapshot()).activeProfile).toBe(second.id)
  await menu.click()
  await window.getByRole('menuitemradio', { name: /Practice account/ }).click()
  await question.getByRole('button', { name: 'Go all the same' }).click()
  await until('the other account', async () => {
    const { activeProfile, orders } = await snapshot()
    return activeProfile !== null && activeProfile !== second.id && orders.length === 0
  })
  // Nothing is left behind there: nobody is asked.
  await menu.click()
  await window.getByRole('menuitemradio', { name: /Second/ }).click()
  await until('the order again', async () => {
    const { activeProfile, orders } = await snapshot()
    return activeProfile === second.id && orders.some(({ state }) => state === 'working')
  })
  expect(await question.count()).toBe(0)
})

it('a proxy of one’s own is typed in, its login goes to the keychain alone, and a test says how it went', async () => {
  const { window, folder, snapshot } = await openStage()
  await give(window, 'Settings')
  const dialog = window.getByRole('dialog', { name: 'Settings' })
  await dialog.getByLabel('Network proxy').selectOption('own')
  await dialog.getByLabel('Proxy address').fill('http://me:hunter2@proxy.example:3128')
  await dialog.getByRole('button', { name: 'Save proxy' }).click()
  await dialog.getByRole('alert').filter({ hasText: 'no address of a proxy' }).waitFor()
  await dialog.getByLabel('Proxy address').fill('http://127.0.0.1:9')
  await dialog.getByLabel('User', { exact: true }).fill('trader')
  await dialog.getByLabel('Password').fill('hunter2')
  await dialog.getByLabel('Password').press('Enter')
  await dialog.getByText('Saved, in the keychain').waitFor()
  expect(await dialog.getByLabel('Password').inputValue()).toBe('')
  expect((await snapshot()).settings).toMatchObject({ proxy: 'own', proxyUrl: 'http://127.0.0.1:9' })
  expect(await desktop.secret({ service: 'Paradesk', account: 'proxy' })).toBe('trader:hunter2')
  expect(
    filesWith(join(folder, 'user-data'), ['hunter2', Buffer.from('trader:hunter2').toString('base64')]),
  ).toEqual([])

  // This runtime goes to no exchange elsewhere, and says so.
  await dialog.getByRole('button', { name: 'Test', exact: true }).click()
  await dialog
    .getByText(/substitute runtime|exchanges on this computer/)
    .last()
    .waitFor()
  await dialog.getByRole('button', { name: 'Forget user and password' }).click()
  await dialog.getByText('Forgotten').waitFor()
  await until(
    'an empty entry',
    async () => !(await desktop.secret({ service: 'Paradesk', account: 'proxy' })),
  )
})

it('starting at login is refused to a copy that runs out of its sources, with a sentence', async () => {
  const { window } = await openStage()
  await give(window, 'Settings')
  const dialog = window.getByRole('dialog', { name: 'Settings' })
  await dialog.getByText('This copy runs out of its folder of sources').waitFor()
  const login = dialog.getByRole('checkbox', { name: 'Start Paradesk at login' })
  expect([await login.isChecked(), await login.isEnabled()]).toEqual([false, false])
})

it('starts in the tray when it is told to, hidden with all its windows, and brings them when it is called', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-e2e-'))
  const userData = join(folder, 'user-data')
  const kept = join(userData, 'windows.json')
  mkdirSync(userData)
  writeFileSync(kept, JSON.stringify({ open: ['monitor', 'book'] }))
  const start = async () => {
    const application = await _electron.launch({
      executablePath: process.env.PARADESK_ELECTRON ?? '',
      args: ['--no-sandbox', projectRoot, `--user-data-dir=${userData}`, '--hidden'],
      env: definedOnly(desktop.env),
    })
    const tray = await until('a live tray', async () =>
      (await desktop.trayItems()).find(({ toolTip }) => /Paradesk · live/.test(toolTip)),
    )
    const windows = () =>
      application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .map(({ webContents }) => webContents.getURL().split('/')[2] ?? '')
          .sort(),
      )
    return { application, tray, windows }
  }
  try {
    const first = await start()
    expect(await first.windows()).toEqual([])
    const line = (await desktop.trayMenu(first.tray)).find(({ label }) => label === 'Monitor window')
    await desktop.chooseTrayMenu(first.tray, line?.id ?? 0)
    await sideWindow(first.application, 'monitor')
    expect(await first.windows()).toEqual(['monitor'])
    await first.application.close()
    // The desk was never shown: what comes with it is to come all the same.
    expect((JSON.parse(readFileSync(kept, 'utf8')) as { open: string[] }).open.sort()).toEqual([
      'book',
      'monitor',
    ])
    await until(
      'no tray',
      async () => !(await desktop.trayItems()).some(({ toolTip }) => /Paradesk/.test(toolTip)),
    )
    const second = await start()
    try {
      expect(await second.windows()).toEqual([])
      await desktop.activateTrayItem(second.tray)
      await (await second.application.firstWindow()).getByRole('region', { name: 'Connection' }).waitFor()
      await until('all of them', async () => (await second.windows()).join() === 'book,desk,monitor')
    } finally {
      await second.application.close()
    }
  } finally {
    await removeFolder(folder)
  }
})

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

it('the settings find what has a dialog of its own, and open it', async () => {
  const { window } = await openStage()
  await give(window, 'Settings')
  const settings = window.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('searchbox').fill('emergency stop')
  await settings.getByRole('button', { name: 'Open: Keyboard shortcuts' }).click()
  await window.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  expect(await settings.count()).toBe(0)
})

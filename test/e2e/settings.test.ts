import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { placeOrder } from '../../scripts/desk-app'
import { give, openStage, until } from './stage'

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
  await dialog.getByRole('button', { name: 'Undo the import' }).press('Enter')
  await dialog.getByText('your settings are as they were').waitFor()
  expect((await snapshot()).settings).toEqual(before)
})

it('the settings ask before an exchange with open orders is left', async () => {
  const { window, priceAt, snapshot } = await openStage()
  const market = 'BTC-USD-PERP'
  await placeOrder(window, { market, side: 'buy', size: '0.1', price: await priceAt('0.97') })
  await until('the order', async () => (await snapshot()).orders.length === 1)
  await give(window, 'Settings')
  const dialog = window.getByRole('dialog', { name: 'Settings' })
  await dialog.getByLabel('Environment', { exact: true }).selectOption('custom')
  const question = dialog.getByRole('alert').filter({ hasText: 'You have open orders (1)' })
  await question.getByRole('button', { name: 'Stay' }).click()
  expect((await snapshot()).connection.environment).toBe('sandbox')
  await dialog.getByLabel('Environment', { exact: true }).selectOption('custom')
  await question.getByRole('button', { name: 'Go all the same' }).click()
  // Nobody has said where the custom exchange is: main has been asked, and answers so.
  await dialog.getByRole('alert').filter({ hasText: 'has no addresses yet' }).waitFor()
})

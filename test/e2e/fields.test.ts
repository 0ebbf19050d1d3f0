import { expect, it } from 'vitest'
import { placeOrder, resize } from '../../scripts/desk-app'
import { openStage } from './stage'

const sentence = /^A comma could mean thousands or decimals/

it('every field of a number says that it did not take a comma that could mean either', async () => {
  const { window, application, priceAt } = await openStage()
  await resize(application, 1540, 900)
  const region = (name: string) => window.getByRole('region', { name, exact: true })

  const least = region('Trades').getByLabel('At least')
  await least.fill('1,5')
  await region('Trades').getByText(sentence).waitFor()
  expect(await least.inputValue()).toBe('')
  // Key by key it is no other number: what follows the comma waits for a point.
  await least.pressSequentially('1,5')
  expect(await least.inputValue()).toBe('1')
  await region('Trades').getByText(sentence).waitFor()
  await least.pressSequentially('.5')
  expect(await least.inputValue()).toBe('1.5')
  await region('Trades').getByText(sentence).waitFor({ state: 'detached' })
  await least.fill('1.5')
  await region('Trades').getByText(sentence).waitFor({ state: 'detached' })
  expect(await least.inputValue()).toBe('1.5')

  await placeOrder(window, {
    market: 'BTC-USD-PERP',
    side: 'buy',
    size: '0.1',
    price: await priceAt('0.97'),
  })
  const orders = region('Open orders')
  await orders.getByRole('button', { name: /^Change/ }).click()
  const size = orders.getByRole('textbox', { name: 'New size' })
  await size.fill('0,2')
  await orders.getByText(sentence).waitFor()
  expect(await size.inputValue()).toBe('0.1')
  // What is said stands below its field, within the table.
  const [word, field] = await Promise.all([orders.getByText(sentence).boundingBox(), size.boundingBox()])
  expect(word?.y).toBeGreaterThanOrEqual((field?.y ?? 0) + (field?.height ?? 0))
  expect((word?.y ?? 0) - (field?.y ?? 0)).toBeLessThan(40)
  await window.keyboard.press('Escape')
  await orders.getByText(sentence).waitFor({ state: 'detached' })

  await window.keyboard.press('Control+Comma')
  const settings = window.getByRole('dialog', { name: 'Settings' })
  const largest = settings.getByLabel('Largest order')
  await largest.fill('2,5')
  await settings.getByText(sentence).waitFor()
  expect(await largest.inputValue()).toBe('')
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ask, placeOrder, resize, showPanel } from '../../scripts/desk-app'
import { notationOf } from '../../src/notation/notation'
import { formatDay } from '../../src/notation/time'
import { openStage, until, type Stage } from './stage'

const market = 'BTC-USD-PERP'

/** Trades so much of BTC at once, at this fraction of the bid; the order's id. */
async function trade(stage: Stage, side: 'buy' | 'sell', size: string, fraction: string): Promise<string> {
  const price = await stage.priceAt(fraction)
  const { id } = await placeOrder(stage.window, { market, side, size, price })
  await stage.control.fill({ orderId: id }).catch(() => undefined)
  await until('the fill', async () => (await stage.snapshot()).fills.some(({ orderId }) => orderId === id))
  return id
}

it('looks back on what was traded: figures that agree with the exchange, a note, a life, a file', async () => {
  const stage = await openStage()
  const { window, application, folder } = stage
  await resize(application, 1600, 1000)
  await trade(stage, 'buy', '0.03', '0.995')
  await trade(stage, 'sell', '0.03', '1.005')
  const open = await trade(stage, 'sell', '0.01', '1.005')

  await showPanel(window, 'Review')
  const panel = window.locator('.panel.review')
  await panel.getByText(/Agrees with the exchange to the last decimal/).waitFor()
  const figures = panel.getByLabel('Figures')
  await figures.getByText('100.0').waitFor()
  await figures.getByText('1 won, 0 lost').waitFor()
  await panel.getByRole('img', { name: /Curve of the net/ }).waitFor()
  await panel.getByRole('table', { name: 'By market' }).getByText(market).waitFor()

  // From a day of the calendar to its trades.
  const nowMs = Date.now()
  const written = formatDay(nowMs, notationOf('en'))
  await panel.getByRole('button', { name: new RegExp(`^${written}: `) }).click()
  const trades = panel.getByRole('table', { name: 'Trades' })
  await trades.getByRole('row').nth(2).waitFor()
  expect(await panel.getByLabel('From').inputValue()).toBe(new Date(nowMs).toISOString().slice(0, 10))
  await trades.getByText('open', { exact: true }).waitFor()
  await trades.getByRole('row').nth(2).getByRole('button').press('Enter')
  const dialog = window.getByRole('dialog', { name: `Trade of ${market}` })
  await dialog.getByText(/come to exactly the PnL/).waitFor()
  await dialog.getByLabel('Note').fill('=Held to plan')
  await dialog.getByLabel('Tags').fill('plan, 突破')
  await dialog.getByRole('button', { name: 'Keep the note' }).press('Enter')
  await dialog.getByText('Kept in the journal on this computer.').waitFor()
  await window.keyboard.press('Escape')
  await panel.getByLabel('Tag').selectOption('突破')
  await until('the tagged one', async () => (await trades.getByRole('row').count()) === 2)
  await panel.getByLabel('Tag').selectOption('')
  await panel.getByLabel('Search notes, ids').fill('held TO plan')
  await until('the found one', async () => (await trades.getByRole('row').count()) === 2)

  // The life of an order.
  await panel.getByText('Orders', { exact: true }).click()
  await panel.getByLabel('Search notes, ids').fill(open)
  const orders = panel.getByRole('table', { name: 'Orders' })
  await until('the order', async () => (await orders.getByRole('row').count()) === 2)
  await orders.getByRole('row').nth(1).getByRole('button').press('Enter')
  const life = window.getByRole('region', { name: 'Life of the order' })
  for (const step of ['Signed', 'Received by the exchange', /^Filled 0\.01/, /^Filled$/])
    await life.getByText(step).first().waitFor()
  await window.keyboard.press('Escape')

  // A file of it.
  const file = join(folder, 'trades.csv')
  await application.evaluate(({ dialog: dialogs }, filePath) => {
    dialogs.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await panel.getByRole('button', { name: 'Export' }).click()
  const wish = window.getByRole('dialog', { name: 'Export' })
  await wish.getByLabel('What to write').selectOption('trips')
  await wish.getByRole('button', { name: 'Choose a place and write' }).press('Enter')
  await wish.getByText('2 lines written to').waitFor()
  const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines.some((line) => line.includes(`,'=Held to plan,plan; 突破`))).toBe(true)
  const page = await ask(window, 'review:entries', {
    kind: 'trips',
    filter: { market, side: null, fromMs: null, toMs: null, tag: 'plan', text: '' },
    cursor: null,
  })
  if (!page.ok || page.value.kind !== 'trips') throw new Error('no trades')
  const [trip] = page.value.entries
  // To the last decimal.
  expect(lines.some((line) => line.includes(`,${trip?.net},USDC,`))).toBe(true)
  await window.keyboard.press('Escape')
  // What the window says of a path is of no matter: it is main that asks.
  expect(await ask(window, 'review:export', { kind: 'fills', path: '/etc/passwd' } as never)).toMatchObject({
    problem: { code: 'ipc.refused' },
  })
})

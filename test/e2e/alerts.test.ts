import { expect, it } from 'vitest'
import { ask, placeOrder, showPanel } from '../../scripts/desk-app'
import { act, desktop, openStage, until } from './stage'

it('alerts are tried out, ruled, kept quiet and found again', async () => {
  const { window, application, control, priceAt, openOrders, snapshot } = await openStage()
  const titles = async () => (await desktop.notifications()).map(({ summary }) => summary)
  const countOf = async (title: string) => (await titles()).filter((one) => one === title).length
  const before = await countOf('Paradesk can reach you')

  // The page's own sound output says when it is heard.
  await application.evaluate(({ webContents }) => {
    const counted = globalThis as { tonesHeard?: number }
    counted.tonesHeard = 0
    for (const contents of webContents.getAllWebContents())
      contents.on('audio-state-changed', ({ audible }) => {
        if (audible) counted.tonesHeard = (counted.tonesHeard ?? 0) + 1
      })
  })
  const heard = () => application.evaluate(() => (globalThis as { tonesHeard?: number }).tonesHeard ?? 0)

  await showPanel(window, 'Alerts')
  await window.getByText(/Nothing has been told yet/).waitFor()
  await window.getByRole('button', { name: 'Rules', exact: true }).click()
  const dialog = window.getByRole('dialog', { name: 'Alert rules' })
  await dialog.getByRole('button', { name: 'Try all channels' }).click()
  await dialog.getByText(/You should see a notification/).waitFor()
  await until(
    'the trial on the desktop',
    async () => (await countOf('Paradesk can reach you')) === before + 1,
  )
  await until('a tone', async () => (await heard()) > 0)

  // A rule that is written by hand rings when its price is reached.
  await dialog.getByRole('combobox', { name: 'Market', exact: true }).selectOption('ETH-USD-PERP')
  await dialog.getByRole('textbox', { name: 'Threshold' }).fill('')
  await dialog.getByRole('button', { name: 'Add rule' }).click()
  await dialog.getByText('Give a number above zero.').waitFor()
  const mark = (await snapshot()).tickers.find(({ market }) => market === 'ETH-USD-PERP')?.markPrice ?? ''
  const threshold = String(Math.round(Number(mark) * 1.02))
  const ruleOfPrice = async () =>
    (await snapshot()).settings.alertRules.find(({ kind }) => kind === 'priceAbove')
  await dialog.getByRole('textbox', { name: 'Threshold' }).fill(`${threshold}0`)
  await dialog.getByRole('button', { name: 'Add rule' }).click()
  await dialog.getByRole('rowheader', { name: /Price of ETH-USD-PERP at .* or above/ }).waitFor()
  // Ten times too high: changed, it is the same rule, told of where it was.
  await dialog.getByRole('checkbox', { name: /^Price of ETH-USD-PERP .*: Tray flash$/ }).click()
  await until('the choice', async () => (await ruleOfPrice())?.flash === false)
  const written = await ruleOfPrice()
  await dialog.getByRole('button', { name: /^Change: Price of ETH-USD-PERP/ }).click()
  await dialog.getByRole('button', { name: 'Leave as it was' }).click()
  await dialog.getByRole('button', { name: /^Change: Price of ETH-USD-PERP/ }).click()
  await dialog.getByRole('textbox', { name: 'Threshold' }).fill(threshold)
  await dialog.getByRole('button', { name: 'Save rule' }).click()
  await until('the change', async () => (await ruleOfPrice())?.threshold === threshold)
  expect(await ruleOfPrice()).toEqual({ ...written, threshold })
  // Fills make no noise on the desktop from here on.
  await dialog.getByRole('checkbox', { name: 'Fills: Notification' }).click()
  await until('the choice', async () => !(await snapshot()).settings.alertEvents.fill.notification)
  // Each row can be tried: this one does not ring, the next one does.
  await dialog.getByRole('button', { name: 'Try: Fills', exact: true }).click()
  await dialog.getByText('Sent, the ways its row has ticked.').waitFor()
  await dialog.getByRole('button', { name: 'Try: Rejected orders' }).click()
  await until('a second trial', async () => (await countOf('Paradesk can reach you')) === before + 2)
  // What must be seen can't be hidden from the window.
  expect(await dialog.getByRole('checkbox', { name: 'Liquidations: In the window' }).isDisabled()).toBe(true)
  await window.keyboard.press('Escape')
  await control.price({ market: 'ETH-USD-PERP', price: String(Math.round(Number(mark) * 1.03)) })
  await until('the rule on the desktop', async () =>
    (await titles()).some((title) => /ETH-USD-PERP.*above/.test(title)),
  )

  const price = await priceAt('0.97')
  await placeOrder(window, { market: 'BTC-USD-PERP', side: 'buy', size: '0.01', price })
  const order = await until('the order on the exchange', async () => (await openOrders())[0])
  await control.fill({ orderId: order.id })
  const table = window.getByRole('table', { name: 'Alerts' })
  await table.getByText('Bought 0.01 BTC-USD-PERP').waitFor()
  expect(await countOf('Bought 0.01 BTC-USD-PERP')).toBe(0)

  await table.getByRole('row', { name: /Fill/ }).getByRole('img', { name: 'Kept silent' }).waitFor()
  // Found by its words, with the sign that it was kept silent; told from the others by its kind.
  await window.getByRole('searchbox', { name: 'Search alerts' }).fill('bought 0.01')
  await until('one row', async () => (await table.getByRole('row').count()) === 2)
  await table.getByRole('img', { name: 'Kept silent' }).waitFor()
  await window.getByRole('searchbox', { name: 'Search alerts' }).fill('')
  await window.getByRole('combobox', { name: 'Kind' }).selectOption('test')
  await table.getByText('Paradesk can reach you').first().waitFor()
  expect(await table.getByText('Bought 0.01 BTC-USD-PERP').count()).toBe(0)

  // With the window closed to the tray a tone is heard all the same, and at once.
  await act(application, 'desk', 'hide')
  // What rang before must have died away: a tone that runs into another is not told of.
  await until('silence', () =>
    application.evaluate(({ webContents }) =>
      webContents.getAllWebContents().every((contents) => !contents.isCurrentlyAudible()),
    ),
  )
  const already = await heard()
  await ask(window, 'alerts:test', { notification: false, sound: true, flash: false, inApp: false })
  await until('a tone of a hidden window', async () => (await heard()) > already)
})

it('the desktop stays quiet in the hours of the day that are to be so, but for what must be seen', async () => {
  const { window, control, priceAt, openOrders, snapshot } = await openStage()
  const titles = async () => (await desktop.notifications()).map(({ summary }) => summary)
  await showPanel(window, 'Alerts')
  await window.getByRole('button', { name: 'Rules', exact: true }).click()
  const dialog = window.getByRole('dialog', { name: 'Alert rules' })
  await dialog.getByRole('checkbox', { name: 'Quiet hours' }).click()
  // By the clock of this computer, from an hour ago to an hour from now.
  const [from = '', to = ''] = [-1, 1].map((hours) => {
    const at = new Date(Date.now() + hours * 3_600_000)
    return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
  })
  await dialog.getByLabel('From', { exact: true }).fill(from)
  await dialog.getByLabel('To', { exact: true }).fill(to)
  await until('the hours', async () => {
    const { quietHours } = (await snapshot()).settings
    return quietHours?.from === from && quietHours.to === to
  })
  await dialog.getByRole('button', { name: 'Try all channels' }).click()
  await dialog.getByText('Only shown in the window: these are your quiet hours.').waitFor()
  await window.keyboard.press('Escape')

  await placeOrder(window, {
    market: 'BTC-USD-PERP',
    side: 'buy',
    size: '0.013',
    price: await priceAt('0.97'),
  })
  const order = await until('the order on the exchange', async () => (await openOrders())[0])
  await control.fill({ orderId: order.id })
  await window.getByRole('table', { name: 'Alerts' }).getByText('Bought 0.013 BTC-USD-PERP').waitFor()
  const { activeAddress, fills } = await snapshot()
  await control.bust({ account: activeAddress ?? '', fillId: fills[0]?.id ?? '' })
  await until('what must be seen', async () =>
    (await titles()).some((title) => title.startsWith('Fill taken back: buy 0.013')),
  )
  // It came after the fill, which has had its time to ring.
  expect(await titles()).not.toContain('Bought 0.013 BTC-USD-PERP')
})

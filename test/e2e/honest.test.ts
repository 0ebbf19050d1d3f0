import type { ElectronApplication, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ask, placeLimitOrder, placeOrder } from '../../scripts/desk-app'
import { openStage, until } from './stage'

/** What the desk promises: each state is on the screen this long after it has become true. */
const budgetMs = 2_000

/** Notes in the page when each sign first shows a word, and the longest the page itself stood still. */
async function record(window: Page): Promise<void> {
  await window.evaluate(() => {
    const page = globalThis as unknown as { seen: Record<string, number[]>; stallMs: number }
    page.seen = {}
    page.stallMs = 0
    const signs: [string, string][] = [
      ['.connection', 'data-phase'],
      ['.phase-market', 'data-market-phase'],
      ['.ladder', 'data-book'],
      ['[data-sign="system"]', 'data-system'],
      ['[data-sign="clock"]', 'data-sign'],
    ]
    const last = new Map<string, string>()
    let lookedAt = performance.now()
    setInterval(() => {
      page.stallMs = Math.max(page.stallMs, performance.now() - lookedAt - 25)
      lookedAt = performance.now()
      for (const [selector, attribute] of signs) {
        const word = document.querySelector(selector)?.getAttribute(attribute) ?? 'none'
        if (last.get(selector) === word) continue
        last.set(selector, word)
        ;(page.seen[`${attribute} ${word}`] ??= []).push(Date.now())
      }
    }, 25)
  })
}

/** When that sign was first seen at or after a moment. */
async function seenAfter(window: Page, sign: string, atMs: number): Promise<number> {
  return until(`${sign} on the screen`, async () => {
    const times = await window.evaluate(
      (name) => (globalThis as unknown as { seen: Record<string, number[]> }).seen[name] ?? [],
      sign,
    )
    return times.find((time) => time >= atMs)
  })
}

/** How long main's own loop and the page stood still at most since this was asked last: time nobody could tell. */
async function stalls(window: Page, application: ElectronApplication): Promise<number> {
  const page = await window.evaluate(() => {
    const holder = globalThis as unknown as { stallMs: number }
    const { stallMs } = holder
    holder.stallMs = 0
    return stallMs
  })
  const main = await application.evaluate(() => {
    const holder = globalThis as unknown as { stallMs?: number; stallTimer?: unknown }
    let lookedAt = Date.now()
    holder.stallTimer ??= setInterval(() => {
      holder.stallMs = Math.max(holder.stallMs ?? 0, Date.now() - lookedAt - 25)
      lookedAt = Date.now()
    }, 25)
    const { stallMs = 0 } = holder
    holder.stallMs = 0
    return stallMs
  })
  return page + main
}

describe('the screen', () => {
  it('says of each feed within two seconds that it is old, and asks before anything is sent on it', async () => {
    const { window, application, control, priceAt, openOrders } = await openStage()
    await record(window)
    await stalls(window, application)
    /** Does something to the exchange, and holds the sign to the budget, plus what the machine itself stood still. */
    const inTime = async (sign: string, act: () => Promise<unknown>): Promise<void> => {
      await stalls(window, application)
      const before = Date.now()
      await act()
      const acted = Date.now()
      const seen = await seenAfter(window, sign, before)
      const stoodStill = await stalls(window, application)
      // The act is true somewhere between before and acted; a busy machine's own pauses are not the desk's.
      expect(seen - acted, sign).toBeLessThan(budgetMs + 100 + 2 * stoodStill)
    }
    const dialog = window.getByRole('dialog')
    const ticketOrder = async (fraction: string) =>
      placeLimitOrder(window, { side: 'Buy', size: '0.01', price: await priceAt(fraction) })
    const openCount = async (count: number) =>
      until(`${count} orders on the exchange`, async () => (await openOrders()).length === count)

    const order = { market: 'BTC-USD-PERP', side: 'buy', size: '0.01' } as const
    await placeOrder(window, { ...order, price: await priceAt('0.97') })
    await openCount(1)
    await window.locator('.ladder[data-book="live"]').waitFor()

    // The account's line is silent: sending asks, a cancel goes at once.
    await inTime('data-phase stale', () => control.freeze({ sockets: 'private', frozen: true }))
    await ticketOrder('0.96')
    await dialog.getByText(/Nothing has come of your account for \d+ s/).waitFor()
    await dialog.getByRole('button', { name: 'Send nothing' }).click()
    expect(await openOrders()).toHaveLength(1)
    await window
      .getByRole('table', { name: 'Open orders' })
      .getByRole('button', { name: /^Cancel/ })
      .first()
      .click()
    await openCount(0)
    await inTime('data-phase live', () => control.freeze({ sockets: 'private', frozen: false }))

    // One channel of many stops: prices first, then a single book.
    await inTime('data-market-phase stale', () =>
      control.frames({ sockets: 'market', channel: 'markets_summary', count: 1e6, dropNext: true }),
    )
    expect(await window.locator('.desk').getAttribute('data-prices-old')).toBe('true')
    expect(await window.locator('.connection').getAttribute('data-phase')).toBe('live')
    await window.locator('.phase-market').getByText(/\d+ s/).waitFor()
    await ticketOrder('0.965')
    await dialog.getByText(/prices of BTC-USD-PERP are \d+ s old/).waitFor()
    await dialog.locator('button.primary').click()
    await openCount(1)
    await inTime('data-market-phase none', () => control.heal())
    await inTime('data-book stale', () =>
      control.frames({ sockets: 'market', channel: 'order_book', count: 1e6, dropNext: true }),
    )
    expect(await window.locator('.desk').getAttribute('data-prices-old')).toBeNull()
    await control.heal()
    await window.locator('.ladder[data-book="live"]').waitFor()

    // Every market-data line is silent.
    await inTime('data-market-phase stale', () => control.freeze({ sockets: 'market', frozen: true }))
    await seenAfter(window, 'data-book stale', Date.now() - budgetMs)
    await control.freeze({ sockets: 'market', frozen: false })
    await window.locator('.phase-market').waitFor({ state: 'detached' })

    // Lost, and refused when it comes again; then catching up to live.
    await inTime('data-phase connecting', async () => {
      await control.refuse({ refused: true })
      await control.drop({ sockets: 'all', how: 'reset' })
    })
    await window.getByText('Sending is closed until the account is live.').waitFor()
    // Back, and reading what was missed: nothing is sent on half of it.
    await control.rest({ method: 'GET', path: '/', status: 'slow', delayMs: 2_500, count: 3 })
    await inTime('data-phase syncing', async () => {
      await control.refuse({ refused: false })
      await ask(window, 'connection:retry', null)
    })
    await window.getByText('Sending is closed until the account is live.').waitFor()
    await window.locator('.connection[data-phase="live"]').waitFor()

    // What the exchange says of itself, and its clock.
    await inTime('data-system cancelOnly', () => control.system({ status: 'cancel_only' }))
    await inTime('data-system postOnly', () => control.system({ status: 'post_only' }))
    await inTime('data-system ok', () => control.system({ status: 'ok' }))
    await control.clock({ offsetMs: 720_000 })
    await window.locator('[data-sign="clock"].danger').waitFor()
    expect(await window.locator('[data-sign="clock"]').getAttribute('title')).toContain('+12 min')
  })

  it('says so when the app behind it stands still, and sends nothing into the silence', async () => {
    const { window, application, priceAt, openOrders } = await openStage()
    await record(window)
    const ticket = window.getByRole('region', { name: 'Order ticket' })
    await ticket.getByText('Limit', { exact: true }).first().click()
    await ticket.getByLabel('Size').fill('0.01')
    await ticket.getByLabel('Price').fill(await priceAt('0.97'))
    await pressOnceSilent(window)
    // Nothing reaches the page from outside while main stands still: what it does then it does by itself.
    const begun = await application.evaluate(() => {
      const start = Date.now()
      while (Date.now() - start < 6_000);
      return start
    })
    const { seen, stallMs, pressed } = await window.evaluate(() => {
      const page = globalThis as unknown as {
        seen: Record<string, number[]>
        stallMs: number
        pressed: string
      }
      return { seen: page.seen, stallMs: page.stallMs, pressed: page.pressed }
    })
    const stale = seen['data-phase stale']?.find((time) => time >= begun) ?? Number.POSITIVE_INFINITY
    expect(stale - begun).toBeLessThan(budgetMs + 100 + 2 * stallMs)
    expect(pressed).toContain('The app behind this window has stopped answering.')
    await window.locator('.connection[data-phase="live"]').waitFor()
    expect(await openOrders()).toEqual([])
  })
})

/** Has the page press the ticket's button itself, and keep what came of it, once it has seen that main is silent. */
async function pressOnceSilent(window: Page): Promise<void> {
  await window.evaluate(() => {
    const page = globalThis as unknown as { pressed?: string }
    const timer = setInterval(() => {
      if (!document.querySelector('.connection[data-phase="stale"]')) return
      if (page.pressed === undefined) {
        page.pressed = ''
        document.querySelector<HTMLButtonElement>('form.ticket-form button[type="submit"]')?.click()
        return
      }
      page.pressed = document.querySelector('.ticket-foot')?.textContent ?? ''
      clearInterval(timer)
    }, 200)
  })
}

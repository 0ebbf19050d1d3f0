import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import type { MarketBook, Snapshot, TapeTrade } from '../../src/preload/model'
import { BookPanel } from '../../src/renderer/book/BookPanel'
import { openDesk } from '../../src/renderer/desk'
import { createI18n } from '../../src/renderer/i18n'
import { SessionContext } from '../../src/renderer/session'
import { TapePanel } from '../../src/renderer/tape/TapePanel'
import { createWorkspace } from '../../src/renderer/workspace'
import { createFakeDesk } from './fake-desk'
import { book, connection, order, snapshot, tapeTrade } from './samples'

async function draw(books: MarketBook[], trades: TapeTrade[], of: Snapshot = snapshot()): Promise<string> {
  const fake = createFakeDesk(() => of, { 'market:watch': () => ({ ok: true, value: null }) })
  const desk = await openDesk(fake)
  desk.watch('BTC-USD-PERP')
  for (const one of books) fake.tell('market:book', one)
  fake.tell('market:trades', trades)
  return renderToStaticMarkup(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>
        <BookPanel />
        <TapePanel />
      </SessionContext>
    </I18nextProvider>,
  )
}

const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('the order book', () => {
  it('draws asks above bids, the best of each next to the spread', async () => {
    const text = textOf(await draw([book()], []))
    const places = ['97,121.2', '97,120.5', 'Spread', '97,120.4', '97,119.8'].map((part) =>
      text.indexOf(part),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('has the same rows with two levels as with none', async () => {
    const rows = (html: string): number => html.match(/class="ladder-row"/g)?.length ?? 0
    expect(rows(await draw([book()], []))).toBe(rows(await draw([], [])))
  })

  it('says what it waits for, and what it will never get', async () => {
    expect(await draw([], [])).toContain('Waiting for the book')
    expect(await draw([book({ phase: 'refused', bids: [], asks: [] })], [])).toContain('gives no book')
    expect(await draw([book({ bids: [], asks: [] })], [])).toContain('Nobody bids or asks')
    expect(await draw([book()], [])).not.toContain('role="status"')
  })

  it('marks the own orders with their size', async () => {
    const mine = order({ price: '97119.8', remainingSize: '0.5' })
    expect(await draw([book()], [], snapshot({ orders: [mine] }))).toContain('Your orders here: 0.500')
    expect(await draw([book()], [], snapshot({ orders: [] }))).not.toContain('Your orders here')
  })

  it('gives no price to the ticket while prices are stale', async () => {
    const stale = snapshot({ connection: connection({ marketData: 'stale' }) })
    const pickable = (html: string): number => html.match(/data-pickable/g)?.length ?? 0
    expect(pickable(await draw([book()], [], stale))).toBe(0)
    expect(pickable(await draw([book()], []))).toBe(4)
  })
})

describe('the trades', () => {
  it("show the taker's side as a word too, newest first", async () => {
    const html = await draw([], [tapeTrade('1'), tapeTrade('2', { side: 'sell', price: '97120.4' })])
    const table = /<table aria-label="Trades".*?<\/table>/.exec(html)?.[0] ?? ''
    const heard = table.replace(/<[^>]* role="img" aria-label="([^"]*)"[^>]*>[^<]*/g, '$1')
    expect(textOf(heard)).toMatch(/11:42 Sell 97,120\.4 .*11:42 Buy 97,120\.5 /)
  })

  it('draw those in sight only, of many', async () => {
    const html = await draw(
      [],
      Array.from({ length: 100 }, (_, index) => tapeTrade(String(index))),
    )
    const table = /<table aria-label="Trades".*?<\/table>/.exec(html)?.[0] ?? ''
    const drawn = table.match(/role="img"/g)?.length ?? 0
    expect(table).toContain('aria-rowcount="101"')
    expect(drawn).toBeGreaterThan(10)
    expect(drawn).toBeLessThan(40)
  })

  it('say that there was none', async () => {
    expect(await draw([], [])).toContain('No trade yet since you opened this market.')
  })
})

import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../src/preload/model'
import { App } from '../../src/renderer/app/App'
import { PANELS } from '../../src/renderer/app/panels'
import { openDesk } from '../../src/renderer/desk'
import { createI18n } from '../../src/renderer/i18n'
import { SessionContext } from '../../src/renderer/session'
import { createWorkspace } from '../../src/renderer/workspace'
import { busySnapshot } from './busy-snapshot'
import { createFakeDesk } from './fake-desk'
import { connection, order, SAMPLE_MS, snapshot } from './samples'

/** The window, and each of its panels: what draws the dock needs a browser. */
async function draw(of: Snapshot): Promise<string> {
  const desk = await openDesk(createFakeDesk(() => of))
  return renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(of.runtime.language)}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>
        <App />
        {PANELS.map(({ id, Component }) => (
          <Component key={id} />
        ))}
      </SessionContext>
    </I18nextProvider>,
  )
}

const rowsOf = (html: string, table: string): number =>
  (new RegExp(`<table aria-label="${table}".*?</table>`).exec(html)?.[0].match(/<tr/g) ?? []).length - 1

describe('the window', () => {
  it('names its panels and tables', async () => {
    const html = await draw(snapshot())
    for (const name of ['Positions', 'Open orders', 'Fills', 'Balances']) {
      expect(html).toContain(`<table aria-label="${name}"`)
      expect(html).toMatch(new RegExp(`<h2 id="[^"]+">${name}</h2>`))
    }
    expect(html).toMatch(/<h2 id="[^"]+">Order ticket<\/h2>/)
    expect(html).toContain('aria-label="Connection"')
    expect(html).toContain('aria-label="Account"')
  })

  it('speaks Chinese', async () => {
    const { runtime } = snapshot()
    const html = await draw(snapshot({ runtime: { ...runtime, language: 'zh-CN' } }))
    expect(html).toContain('<table aria-label="持仓"')
    expect(html).not.toContain('Open orders')
  })

  it('leaves closed orders out of the open ones', async () => {
    const html = await draw(
      snapshot({ orders: [order(), order({ id: 'o2', clientId: 'c2', state: 'rejected' })] }),
    )
    expect(rowsOf(html, 'Open orders')).toBe(1)
  })

  it('tells how many rows a long table has without drawing them all', async () => {
    const html = await draw(busySnapshot(SAMPLE_MS, { orders: 240, fills: 0, positions: 1 }))
    expect(html).toContain('<table aria-label="Open orders" aria-rowcount="241"')
    expect(rowsOf(html, 'Open orders')).toBeLessThan(100)
  })

  it('says what happened, what it means and what to do when the line is down', async () => {
    const down = connection({
      phase: 'offline',
      marketData: 'offline',
      problem: { code: 'rest.unreachable' },
    })
    const html = await draw(snapshot({ connection: down }))
    expect(html).toContain('Offline.')
    expect(html).toContain('The exchange cannot be reached.')
    expect(html).toContain('Retry now')
    expect(html).toContain('Sending is closed until the account is live.')
    expect(html.match(/data-old="true"/g)?.length).toBeGreaterThan(5)
  })

  it('reads no countdown aloud', async () => {
    const waiting = connection({ phase: 'offline', retryAtMs: Date.now() + 60_000 })
    const html = await draw(snapshot({ connection: waiting }))
    expect(html).toContain('next try in')
    expect(/<p role="alert">(.*?)<\/p>/.exec(html)?.[1]).not.toContain('next try in')
  })

  it('does not say the exchange is well while it cannot be heard', async () => {
    const html = await draw(snapshot({ connection: connection({ phase: 'stale' }) }))
    expect(html).not.toContain('Exchange OK')
    expect(html).toContain('State unknown')
  })

  it('has one row of a table for Tab to stop at', async () => {
    const orders = ['o1', 'o2', 'o3'].map((id) => order({ id, clientId: id }))
    const html = await draw(snapshot({ orders }))
    const table = /<table aria-label="Open orders".*?<\/table>/.exec(html)?.[0] ?? ''
    const cancels = table.match(/<button[^>]*class="row-action"[^>]*>/g) ?? []
    expect(cancels.map((button) => /tabindex="(-?\d)"/.exec(button)?.[1])).toEqual(['0', '-1', '-1'])
  })

  it('looks live when it is', async () => {
    const html = await draw(snapshot())
    expect(html).not.toContain('data-old')
    expect(html).toContain('Paper trading')
  })

  it('shows a rejection until it is dismissed', async () => {
    const alert = {
      id: 'a',
      kind: 'rejection' as const,
      title: 'Order rejected',
      body: 'Why',
      market: null,
      orderId: null,
      atMs: 1,
    }
    const html = await draw(snapshot({ alerts: [alert] }))
    expect(html).toMatch(/role="alert">.*Order rejected/)
  })
})

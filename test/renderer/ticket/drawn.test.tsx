import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import type { Attachment, Snapshot } from '../../../src/preload/model'
import { AlgosPanel } from '../../../src/renderer/algos/AlgosPanel'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { ConfirmChange } from '../../../src/renderer/orders/ConfirmChange'
import { OpenOrdersPanel } from '../../../src/renderer/orders/OpenOrdersPanel'
import { PositionsPanel } from '../../../src/renderer/positions/PositionsPanel'
import { SessionContext } from '../../../src/renderer/session'
import { LadderOutcome } from '../../../src/renderer/ticket/LadderOutcome'
import { OrderTicket } from '../../../src/renderer/ticket/OrderTicket'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk } from '../fake-desk'
import { market, order, profile, SAMPLE_MS, snapshot } from '../samples'

async function draw(what: ReactNode, of: Snapshot = snapshot()): Promise<string> {
  const desk = await openDesk(createFakeDesk(() => of))
  return renderToStaticMarkup(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>{what}</SessionContext>
    </I18nextProvider>,
  )
}

const algo = {
  id: 'a1',
  kind: 'twap' as const,
  market: 'BTC-USD-PERP',
  side: 'buy' as const,
  size: '1',
  remainingSize: '0.75',
  filledSize: '0.25',
  avgFillPrice: '97120.5',
  state: 'working' as const,
  cancelReason: null,
  createdAtMs: SAMPLE_MS,
  updatedAtMs: SAMPLE_MS,
  endAtMs: SAMPLE_MS + 1_800_000,
}

describe('a watch-only account', () => {
  const { id } = profile()
  const of = snapshot({ profiles: [profile({ kind: 'readOnly' })], activeProfile: id, algos: [algo] })

  it('has a closed ticket that says why', async () => {
    const html = await draw(<OrderTicket />, of)
    expect(html).toContain('Watch only: this account is seen by a read-only token')
    expect(html).toMatch(/<button type="submit"[^>]*disabled/)
  })

  it('has no live button that cancels, changes or closes', async () => {
    const orders = await draw(<OpenOrdersPanel />, of)
    expect(orders).not.toContain('row-action')
    expect(orders).not.toContain('role="checkbox"')
    expect(orders).toMatch(/<button[^>]*disabled=""[^>]*>Cancel all/)
    const positions = await draw(<PositionsPanel />, of)
    const actions = positions.match(/<button[^>]*class="row-action"[^>]*>/g) ?? []
    expect(actions.length).toBe(4)
    expect(actions.every((button) => button.includes('aria-disabled="true"'))).toBe(true)
    expect(await draw(<AlgosPanel />, of)).not.toContain('row-action')
  })
})

describe('what became of a ladder', () => {
  const rungs = [
    { price: '96000', size: '0.1' },
    { price: '95000', size: '0.1' },
  ]
  const item = { clientId: 'c', orderId: 'o', problem: null }

  it('names each order that did not go, with why', async () => {
    const refused = { ...item, problem: { code: 'order.step', values: { step: '0.001' } } }
    const outcome = { kind: 'sent' as const, value: [item, refused] }
    const html = await draw(<LadderOutcome outcome={outcome} rungs={rungs} market={market()} />)
    expect(html).toContain('1 of 2 orders sent')
    expect(html).toContain('0.100 @ 95,000.0')
    expect(html).not.toContain('96,000.0')
    expect(html).toContain('must be a multiple of 0.001')
    expect(html).toContain('role="alert"')
  })

  it('is quiet when all went', async () => {
    const outcome = { kind: 'sent' as const, value: [item, item] }
    const html = await draw(<LadderOutcome outcome={outcome} rungs={rungs} market={market()} />)
    expect(html).toContain('2 of 2 orders sent')
    expect(html).toContain('role="status"')
  })
})

describe('rows of what is in the market', () => {
  it('mark an order that carries exits with their trigger prices', async () => {
    const attachment: Attachment = {
      clientId: 'c1',
      market: 'BTC-USD-PERP',
      side: 'buy',
      size: '0.5',
      exits: {
        takeProfit: { triggerPrice: '99000', price: null },
        stopLoss: { triggerPrice: '95000', price: null },
      },
      state: 'waiting',
      takeProfitClientId: null,
      stopLossClientId: null,
      problem: null,
    }
    const html = await draw(<OpenOrdersPanel />, snapshot({ orders: [order()], attachments: [attachment] }))
    expect(html).toMatch(/role="img" aria-label="Take profit 99,000 · Stop loss 95,000 · [^"]+"/)
  })

  it('show how far a TWAP is and how it can be stopped', async () => {
    const html = await draw(<AlgosPanel />, snapshot({ algos: [algo] }))
    expect(html).toContain('aria-valuenow="25"')
    expect(html).toContain('aria-label="Stop the TWAP: Buy BTC-USD-PERP"')
  })
})

describe('the question before an order is changed', () => {
  it('names what is sent: the size of all of it, its price, and the trigger it still waits for', async () => {
    const intent = {
      orderId: 'o1',
      size: '0.5',
      price: '97000.5',
      triggerPrice: '98000',
      confirmed: false,
    }
    const asked = { intent, problem: { code: 'order.confirmSize' } }
    const partly = order({ side: 'buy', remainingSize: '0.2', state: 'partlyFilled' })
    const said = async (of: typeof partly): Promise<string> =>
      draw(<ConfirmChange order={of} asked={asked} onAnswer={() => undefined} />)
    expect(await said(partly)).toContain('Buy BTC-USD-PERP changed to 0.5 at 97,000.5<')
    expect(await said(order({ state: 'untriggered' }))).toContain('at 97,000.5, once at 98,000<')
  })
})

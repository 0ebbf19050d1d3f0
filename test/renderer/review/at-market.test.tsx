// @vitest-environment happy-dom
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import type { OrderTimeline } from '../../../src/preload/review'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { reviewColumns } from '../../../src/renderer/review/columns'
import { Timeline } from '../../../src/renderer/review/Timeline'
import { SessionContext } from '../../../src/renderer/session'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk } from '../fake-desk'
import { mount } from '../mount'
import { order, SAMPLE_MS, snapshot } from '../samples'

const atMarket = order({ type: 'market', price: '0' })

it('has no price for an order at the market', () => {
  const i18n = createI18n('en')
  const parts = {
    i18n,
    markets: new Map(),
    widest: { price: 1, size: 3 },
    notes: new Map(),
    open: () => undefined,
  }
  const price = reviewColumns('orders', parts).find(({ id }) => id === 'price')
  expect(price?.sort?.value(atMarket)).toBe(null)
  expect(price?.sort?.value(order({ price: '97000' }))).toBe('97000')
})

it('says of its life that it was at the market', async () => {
  const life: OrderTimeline = {
    order: atMarket,
    note: null,
    steps: [
      {
        kind: 'state',
        state: 'working',
        remainingSize: '0.5',
        price: '0',
        atMs: SAMPLE_MS,
        clock: 'venue',
        seenAtMs: SAMPLE_MS,
      },
    ],
  }
  const desk = await openDesk(
    createFakeDesk(() => snapshot(), { 'review:timeline': () => ({ ok: true, value: life }) }),
  )
  await mount(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>
        <Timeline orderId={atMarket.id} />
      </SessionContext>
    </I18nextProvider>,
  )
  expect(document.querySelector('.timeline-what')?.textContent).toBe('Working, 0.500 left at market')
})

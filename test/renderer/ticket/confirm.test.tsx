// @vitest-environment happy-dom
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import type { Result } from '../../../src/preload/model'
import { CarrierContext, createCarrier } from '../../../src/renderer/carried'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { SessionContext } from '../../../src/renderer/session'
import { emptyDraft } from '../../../src/renderer/ticket/draft'
import { emptyLadder } from '../../../src/renderer/ticket/ladder-draft'
import { OrderTicket } from '../../../src/renderer/ticket/OrderTicket'
import { createWorkspace } from '../../../src/renderer/workspace'
import { mount } from '../mount'
import { createFakeDesk } from '../fake-desk'
import { market, snapshot, SAMPLE_MS, ticker } from '../samples'

const { symbol } = market()

/** The ticket with 10,000 USD typed, before a main that asks about everything; the price can be moved. */
async function open(mode: 'scaled' | 'twap') {
  const asks: Result<never> = {
    ok: false,
    problem: { code: 'order.confirmSize', values: { notional: '10000' } },
  }
  const bridge = createFakeDesk(() => snapshot({ positions: [], orders: [] }), {
    'order:ladder': () => asks,
    'algo:place': () => asks,
  })
  const desk = await openDesk(bridge)
  const carrier = createCarrier(() => undefined)
  const draft = { ...emptyDraft, sizeUnit: 'usd', sizeText: '10000' }
  const ladder = { ...emptyLadder, countText: '2', firstText: '96000', lastText: '95000' }
  carrier.take({
    ticket: JSON.stringify({ draft: [symbol, draft], mode: [symbol, mode], ladder: [symbol, ladder] }),
  })
  await mount(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>
        <CarrierContext value={carrier}>
          <OrderTicket />
        </CarrierContext>
      </SessionContext>
    </I18nextProvider>,
  )
  const button = (name: string): HTMLElement => {
    const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)
    if (!found) throw new Error(`no button ${name}`)
    return found
  }
  return {
    submit: () => act(async () => document.querySelector<HTMLElement>('.submit')?.click()),
    press: (name: string) => act(async () => button(name).click()),
    moveTo: (price: string) => {
      const moved = { markPrice: price, bid: price, ask: price, updatedAtMs: SAMPLE_MS + 1_000 }
      return act(async () => bridge.tell('market:tickers', [ticker(moved)]))
    },
    offered: () => document.querySelector('.submit')?.textContent,
    asked: () => document.querySelector('dialog .strong')?.textContent,
    sentSizes: () =>
      bridge.asked.flatMap(({ command, argument }) =>
        command === 'desk:snapshot' ? [] : [(argument as { size: string }).size],
      ),
  }
}

it('asks about the TWAP that it sends, however the price moves on meanwhile', async () => {
  const { submit, press, moveTo, offered, asked, sentSizes } = await open('twap')
  await submit()
  expect(asked()).toBe('Buy 0.102 BTC over 30 min')
  await moveTo('50000')
  expect(offered()).toBe('Buy 0.2 BTC over 30 min')
  expect(asked()).toBe('Buy 0.102 BTC over 30 min')
  await press('Send it')
  expect(sentSizes()).toEqual(['0.102', '0.102'])
})

it('asks about the ladder that it sends', async () => {
  const { submit, asked } = await open('scaled')
  await submit()
  expect(asked()).toBe('Buy 0.104 BTC by 2 orders')
})

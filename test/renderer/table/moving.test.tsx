// @vitest-environment happy-dom
import type { ReactNode } from 'react'
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { MarketsPanel } from '../../../src/renderer/markets/MarketsPanel'
import { PositionsPanel } from '../../../src/renderer/positions/PositionsPanel'
import { SessionContext } from '../../../src/renderer/session'
import { createWorkspace } from '../../../src/renderer/workspace'
import { mount } from '../mount'
import { createFakeDesk } from '../fake-desk'
import { market, position, SAMPLE_MS, snapshot, ticker } from '../samples'

const [btc, eth] = ['BTC-USD-PERP', 'ETH-USD-PERP']

/** A table of two markets, the order of its rows, a press on one of its heads, and other ticks. */
async function open(panel: ReactNode) {
  const held = { side: 'long' as const, size: '1', unrealizedPnl: '0', unrealizedFundingPnl: '0' }
  const bridge = createFakeDesk(() =>
    snapshot({
      markets: [market(), market({ symbol: eth })],
      positions: [
        position({ ...held, market: btc, entryPrice: '97000' }),
        position({ ...held, market: eth, entryPrice: '3000' }),
      ],
      tickers: [],
    }),
  )
  const desk = await openDesk(bridge)
  await mount(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>{panel}</SessionContext>
    </I18nextProvider>,
  )
  let atMs = SAMPLE_MS
  return {
    rows: () =>
      [...document.querySelectorAll<HTMLElement>('tbody tr[data-key]')].map((row) => row.dataset.key),
    press: (head: string) =>
      act(async () =>
        [...document.querySelectorAll<HTMLElement>('th button')]
          .find(({ textContent }) => textContent === head)
          ?.click(),
      ),
    tick: (ofBtc: object, ofEth: object) =>
      act(async () => {
        atMs += 1_000
        const told = [
          ticker({ ...ofBtc, market: btc, updatedAtMs: atMs }),
          ticker({ ...ofEth, market: eth, updatedAtMs: atMs }),
        ]
        bridge.tell('market:tickers', told)
      }),
  }
}

describe('a table that is sorted by a number that moves', () => {
  it('takes it as it is each time its head is pressed', async () => {
    const { rows, press, tick } = await open(<MarketsPanel />)
    await tick({ priceChangeRate24h: '0.05' }, { priceChangeRate24h: '0.01' })
    await press('24 h')
    expect(rows()).toEqual([btc, eth])
    await tick({ priceChangeRate24h: '-0.05' }, { priceChangeRate24h: '0.01' })
    // Not under the hand: only a press moves rows.
    expect(rows()).toEqual([btc, eth])
    await press('24 h')
    expect(rows()).toEqual([btc, eth])
    await press('24 h')
    await press('24 h')
    expect(rows()).toEqual([eth, btc])
  })

  it('goes by the profit and loss that it shows, not by what was told of the positions last', async () => {
    const { rows, press, tick } = await open(<PositionsPanel />)
    await tick({ markPrice: '97010' }, { markPrice: '3500' })
    await press('Unrealised PnL')
    expect(rows()).toEqual([eth, btc])
  })
})

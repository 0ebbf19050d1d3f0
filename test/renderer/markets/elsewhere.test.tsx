// @vitest-environment happy-dom
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { MarketsPanel } from '../../../src/renderer/markets/MarketsPanel'
import { SessionContext } from '../../../src/renderer/session'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk } from '../fake-desk'
import { mount } from '../mount'
import { connection, SAMPLE_MS, snapshot } from '../samples'

it('draws no day of one exchange beside the same market of another', async () => {
  const candle = (close: string) => ({
    startAtMs: SAMPLE_MS,
    open: close,
    high: close,
    low: close,
    close,
    volume: null,
  })
  let closes = ['97000', '97120']
  const bridge = createFakeDesk(() => snapshot(), {
    'history:candles': () => ({ ok: true, value: closes.map(candle) }),
  })
  const desk = await openDesk(bridge)
  await mount(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>
        <MarketsPanel />
      </SessionContext>
    </I18nextProvider>,
  )
  const line = (): string | null | undefined =>
    document.querySelector('.sparkline polyline')?.getAttribute('points')
  const before = line()
  expect(before).toMatch(/\d/)
  closes = ['97120', '97000']
  const there = { connection: connection({ environment: 'testnet' }) }
  await act(async () => bridge.tell('desk:reset', snapshot({ ...there, markets: [] })))
  await act(async () => bridge.tell('desk:reset', snapshot(there)))
  expect(line()).toMatch(/\d/)
  expect(line()).not.toBe(before)
})

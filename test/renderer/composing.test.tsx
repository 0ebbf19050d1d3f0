// @vitest-environment happy-dom
import type { ReactNode } from 'react'
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { openDesk } from '../../src/renderer/desk'
import { createI18n } from '../../src/renderer/i18n'
import { MarketsPanel } from '../../src/renderer/markets/MarketsPanel'
import { OpenOrdersPanel } from '../../src/renderer/orders/OpenOrdersPanel'
import { SessionContext } from '../../src/renderer/session'
import { createWorkspace } from '../../src/renderer/workspace'
import { mount } from './mount'
import { createFakeDesk } from './fake-desk'
import { market, order, snapshot } from './samples'

/** A panel in Chinese, and Enter in a field of it: while a word is composed, or on its own. */
async function open(panel: ReactNode) {
  const markets = [market({ symbol: 'ETH-USD-PERP' }), market()]
  const bridge = createFakeDesk(() => snapshot({ markets, orders: [order()] }), {
    'order:modify': () => ({ ok: true, value: order() }),
  })
  const desk = await openDesk(bridge)
  const workspace = createWorkspace()
  await mount(
    <I18nextProvider i18n={createI18n('zh-CN')}>
      <SessionContext value={{ desk, workspace }}>{panel}</SessionContext>
    </I18nextProvider>,
  )
  const enter = (selector: string, isComposing: boolean): Promise<void> =>
    act(async () => {
      const how = { key: 'Enter', bubbles: true, cancelable: true }
      const event = new KeyboardEvent('keydown', how)
      Object.defineProperty(event, 'isComposing', { value: isComposing })
      document.querySelector(selector)?.dispatchEvent(event)
    })
  return { bridge, workspace, enter }
}

describe('the Enter that ends a word in an input method', () => {
  it('chooses no market', async () => {
    const { workspace, enter } = await open(<MarketsPanel />)
    await enter('input[type=search]', true)
    expect(workspace.get().market).toBe(null)
    await enter('input[type=search]', false)
    expect(workspace.get().market).toBe('BTC-USD-PERP')
  })

  it('sends no change of an order', async () => {
    const { bridge, enter } = await open(<OpenOrdersPanel />)
    await act(async () => document.querySelector<HTMLElement>('.edit-order')?.click())
    const sent = (): number => bridge.asked.filter(({ command }) => command === 'order:modify').length
    await enter('.cell-field', true)
    expect(sent()).toBe(0)
    await enter('.cell-field', false)
    expect(sent()).toBe(1)
  })
})

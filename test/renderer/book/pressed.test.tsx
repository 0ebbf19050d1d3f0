// @vitest-environment happy-dom
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import { BookPanel } from '../../../src/renderer/book/BookPanel'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { SessionContext } from '../../../src/renderer/session'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk } from '../fake-desk'
import { mount } from '../mount'
import { book, market, snapshot } from '../samples'

it('picks the price that was under the hand as it pressed, not what has come there since', async () => {
  const bridge = createFakeDesk(() => snapshot(), { 'market:watch': () => ({ ok: true, value: null }) })
  const desk = await openDesk(bridge)
  desk.watch(market().symbol)
  const workspace = createWorkspace()
  await mount(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace }}>
        <BookPanel />
      </SessionContext>
    </I18nextProvider>,
  )
  const bid = (price: string): Promise<void> =>
    act(async () => bridge.tell('market:book', book({ bids: [{ price, size: '1' }] })))
  const row = (): Element | null => document.querySelector('.bids [data-best]')
  const fire = (event: Event): Promise<void> => act(async () => void row()?.dispatchEvent(event))
  await bid('97120.4')
  await fire(new PointerEvent('pointerdown', { bubbles: true }))
  await bid('97110.4')
  await fire(new MouseEvent('click', { bubbles: true, detail: 1 }))
  expect(workspace.get().pickedPrice?.price).toBe('97120.4')
  // A key presses and lets go at once.
  await fire(new MouseEvent('click', { bubbles: true, detail: 0 }))
  expect(workspace.get().pickedPrice?.price).toBe('97110.4')
})

// @vitest-environment happy-dom
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { PositionsPanel } from '../../../src/renderer/positions/PositionsPanel'
import { SessionContext } from '../../../src/renderer/session'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk } from '../fake-desk'
import { mount } from '../mount'
import { order, profile, snapshot } from '../samples'

const other = profile({ id: 'sandbox:0x2', address: '0x2' })
const profiles = [profile(), other]
/** The positions, with the question whether one is to be closed. */
async function askToClose() {
  const bridge = createFakeDesk(() => snapshot({ profiles }), {
    'order:place': () => ({ ok: true, value: order() }),
  })
  const desk = await openDesk(bridge)
  await mount(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>
        <PositionsPanel />
      </SessionContext>
    </I18nextProvider>,
  )
  const close = [...document.querySelectorAll<HTMLElement>('.row-action')].find(
    ({ textContent }) => textContent === 'Close',
  )
  await act(async () => close?.click())
  return bridge
}

it('asks nothing of one account that was asked of another', async () => {
  const bridge = await askToClose()
  expect(document.querySelectorAll('dialog')).toHaveLength(1)
  // In the desk's window, while this panel is in its own; the other account holds the same.
  const there = { profiles, activeProfile: other.id, activeAddress: other.address }
  await act(async () => bridge.tell('desk:reset', snapshot(there)))
  expect(document.querySelectorAll('dialog')).toHaveLength(0)
})

it('takes the second click of a double click on a row for no answer, and a click of its own for one', async () => {
  const bridge = await askToClose()
  const confirm = document.querySelector('dialog .danger-button')
  const sent = (): number => bridge.asked.filter(({ command }) => command === 'order:place').length
  const press = (detail: number): Promise<void> =>
    act(async () => {
      for (const kind of ['mousedown', 'click'])
        confirm?.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true, detail }))
    })
  await press(2)
  expect(sent()).toBe(0)
  await press(1)
  expect(sent()).toBe(1)
})

// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { PositionsPanel } from '../../../src/renderer/positions/PositionsPanel'
import { SessionContext } from '../../../src/renderer/session'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk } from '../fake-desk'
import { profile, snapshot } from '../samples'

it('asks nothing of one account that was asked of another', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const other = profile({ id: 'sandbox:0x2', address: '0x2' })
  const profiles = [profile(), other]
  const bridge = createFakeDesk(() => snapshot({ profiles }))
  const desk = await openDesk(bridge)
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createI18n('en')}>
        <SessionContext value={{ desk, workspace: createWorkspace() }}>
          <PositionsPanel />
        </SessionContext>
      </I18nextProvider>,
    ),
  )
  const close = [...document.querySelectorAll<HTMLElement>('.row-action')].find(
    ({ textContent }) => textContent === 'Close',
  )
  await act(async () => close?.click())
  expect(document.querySelectorAll('dialog')).toHaveLength(1)
  // In the desk's window, while this panel is in its own; the other account holds the same.
  const there = { profiles, activeProfile: other.id, activeAddress: other.address }
  await act(async () => bridge.tell('desk:reset', snapshot(there)))
  expect(document.querySelectorAll('dialog')).toHaveLength(0)
  await act(async () => root.unmount())
})

// @vitest-environment happy-dom
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import { OpenDialog } from '../../../src/renderer/app/OpenDialog'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { SessionContext } from '../../../src/renderer/session'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk } from '../fake-desk'
import { mount } from '../mount'
import { snapshot } from '../samples'

it('leaves the dialog that was opened while another waited for its answer', async () => {
  let answer: () => void = () => undefined
  const bridge = createFakeDesk(() => snapshot(), {
    'orders:cancel-all': () =>
      new Promise((resolve) => {
        answer = () => resolve({ ok: true, value: null })
      }),
  })
  const desk = await openDesk(bridge)
  const workspace = createWorkspace()
  const open = (dialog: 'cancelAll' | 'panic' | null): Promise<void> =>
    act(async () => workspace.update((now) => ({ ...now, dialog })))
  await mount(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace }}>
        <OpenDialog />
      </SessionContext>
    </I18nextProvider>,
  )
  await open('cancelAll')
  await act(async () => document.querySelector<HTMLElement>('dialog .danger-button')?.click())
  // Too slow: put away, and the emergency stop is at hand.
  await open(null)
  await open('panic')
  await act(async () => answer())
  expect(workspace.get().dialog).toBe('panic')
  await open('cancelAll')
  await act(async () => document.querySelector<HTMLElement>('dialog .danger-button')?.click())
  await act(async () => answer())
  expect(workspace.get().dialog).toBe(null)
})

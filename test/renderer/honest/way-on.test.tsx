// @vitest-environment happy-dom
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import type { Problem, Result } from '../../../src/preload/model'
import { openDesk } from '../../../src/renderer/desk'
import { Trouble } from '../../../src/renderer/honest/Trouble'
import { createI18n } from '../../../src/renderer/i18n'
import { SessionContext } from '../../../src/renderer/session'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk } from '../fake-desk'
import { mount } from '../mount'
import { snapshot } from '../samples'

/** Trouble with something, before a main that answers like this when the app is to quit. */
async function draw(problem: Problem, answer: Result<null> = { ok: true, value: null }) {
  const bridge = createFakeDesk(() => snapshot({}), { 'app:quit': () => answer })
  const desk = await openDesk(bridge)
  const tries = { made: 0 }
  await mount(
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace: createWorkspace() }}>
        <Trouble what="It was not read." problem={problem} onRetry={() => (tries.made += 1)} />
      </SessionContext>
    </I18nextProvider>,
  )
  const box = document.body
  const buttons = [...box.querySelectorAll('button')]
  const quits = () =>
    bridge.asked.flatMap(({ command, argument }) => (command === 'app:quit' ? [argument] : []))
  return { box, tries, quits, names: buttons.map((one) => one.textContent), press: () => buttons[0]?.click() }
}

it('offers another try where that may help', async () => {
  const { names, press, tries, quits } = await draw({ code: 'journal.full' })
  expect(names).toEqual(['Try again'])
  await act(async () => press())
  expect(tries.made).toBe(1)
  expect(quits()).toEqual([])
})

it('offers to quit where only a new start can help, and leaves the orders where they are', async () => {
  const { names, press, tries, quits } = await draw({ code: 'journal.damaged' })
  expect(names).toEqual(['Quit Paradesk'])
  await act(async () => press())
  expect(tries.made).toBe(0)
  expect(quits()).toEqual([{ orders: 'keep' }])
})

it('says why the app did not quit', async () => {
  const refused = { ok: false, problem: { code: 'order.notDisarmed' } } as const
  const { box, press } = await draw({ code: 'journal.damaged' }, refused)
  await act(async () => press())
  expect(box.querySelector('span[role="alert"]')?.textContent).not.toBe('')
})

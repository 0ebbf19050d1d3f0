// @vitest-environment happy-dom
import type { ReactNode } from 'react'
import { act } from 'react'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../../src/preload/model'
import { KeysOfAccount } from '../../../src/renderer/accounts/KeysOfAccount'
import { LeaveOrdersDialog } from '../../../src/renderer/accounts/LeaveOrdersDialog'
import { openDesk } from '../../../src/renderer/desk'
import { createI18n } from '../../../src/renderer/i18n'
import { SessionContext } from '../../../src/renderer/session'
import { AccountSwitcher } from '../../../src/renderer/topbar/AccountSwitcher'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk } from '../fake-desk'
import { mount } from '../mount'
import { profile, snapshot } from '../samples'

const first = profile()
const second = profile({ id: 'sandbox:0x2', address: '0x2', label: 'Second', kind: 'main' })

/** The switcher and the question, before a main that refuses once as told. */
async function draw(ends: Result<null> = { ok: true, value: null }, more: ReactNode = null) {
  const refused = { code: 'account.openOrders', values: { orders: '3', algos: '2' } }
  const answer = (asked: { acceptsOpenOrders?: boolean | undefined }): Result<null> =>
    asked.acceptsOpenOrders ? ends : { ok: false, problem: refused }
  const bridge = createFakeDesk(() => snapshot({ profiles: [first, second], activeProfile: first.id }), {
    'account:select': answer,
    'environment:select': answer,
    'keys:list': () => ({ ok: true, value: { subkeys: [], tokens: [] } }),
    'keys:create-subkey': () => ({ ok: true, value: second }),
  })
  const desk = await openDesk(bridge)
  const workspace = createWorkspace()
  const what: ReactNode = (
    <I18nextProvider i18n={createI18n('en')}>
      <SessionContext value={{ desk, workspace }}>
        <AccountSwitcher />
        {more}
        <LeaveOrdersDialog />
      </SessionContext>
    </I18nextProvider>
  )
  await mount(what)
  const button = (name: string): HTMLElement => {
    const found = [...document.querySelectorAll('button')].find((one) => one.textContent.includes(name))
    if (!found) throw new Error(`no button ${name}`)
    return found
  }
  const press = async (name: string): Promise<void> => act(async () => button(name).click())
  const choose = async (name: string): Promise<void> => {
    await act(async () => document.querySelector<HTMLElement>('.menu-face')?.click())
    await press(name)
  }
  const asked = (): unknown[] =>
    bridge.asked.flatMap(({ command, argument }) => (command === 'desk:snapshot' ? [] : [argument]))
  const question = (): string | null => document.querySelector('dialog p')?.textContent ?? null
  return { press, choose, asked, question, workspace }
}

describe('the account switcher', () => {
  it('asks before it leaves open orders behind, and stays when told to', async () => {
    const { choose, press, asked, question, workspace } = await draw()
    await choose('Second')
    expect(question()).toContain('are open orders (3) and running TWAPs (2)')
    expect(asked()).toEqual([{ profileId: second.id, acceptsOpenOrders: false }])
    await press('Stay')
    expect(question()).toBeNull()
    expect(asked()).toHaveLength(1)
    expect(workspace.get().notices).toEqual([])
  })

  it('goes to another account or environment once the person has said so', async () => {
    const { choose, press, asked, question } = await draw()
    await choose('Second')
    await press('Go all the same')
    expect(question()).toBeNull()
    await choose('Custom')
    await press('Go all the same')
    expect(asked()).toEqual([
      { profileId: second.id, acceptsOpenOrders: false },
      { profileId: second.id, acceptsOpenOrders: true },
      { environment: 'custom', acceptsOpenOrders: false },
      { environment: 'custom', acceptsOpenOrders: true },
    ])
  })

  it('says what stands in the way of one who goes', async () => {
    const { choose, press, workspace } = await draw({ ok: false, problem: { code: 'endpoint.missing' } })
    await choose('Custom')
    await press('Go all the same')
    expect(workspace.get().notices.map(({ problem }) => problem.code)).toEqual(['endpoint.missing'])
  })
})

describe('the way to a key that was just made', () => {
  it('asks before it leaves open orders behind', async () => {
    const { runtime } = snapshot()
    const keys = <KeysOfAccount owner={first} runtime={runtime} />
    const { press, asked, question } = await draw({ ok: true, value: null }, keys)
    const name = document.querySelector<HTMLInputElement>('.new-key input')
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(name, 'Second')
      name?.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await act(async () => name?.form?.requestSubmit())
    await press('Use it now')
    expect(question()).toContain('3')
    await press('Go')
    expect(asked().at(-1)).toEqual({ profileId: second.id, acceptsOpenOrders: true })
  })
})

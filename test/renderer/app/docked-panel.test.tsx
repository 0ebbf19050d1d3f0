// @vitest-environment happy-dom
import type { IDockviewPanelProps } from 'dockview-react'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DockContext, type Dock } from '../../../src/renderer/app/dock/dock'
import { DockedPanel } from '../../../src/renderer/app/dock/DockedPanel'
import { createRegistry, RegistryContext, useCommand } from '../../../src/renderer/commands/registry'
import type { DeskSession } from '../../../src/renderer/desk'
import { SessionContext } from '../../../src/renderer/session'
import type { DeskState } from '../../../src/renderer/state'
import { createStore } from '../../../src/renderer/store'
import { createWorkspace } from '../../../src/renderer/workspace'

vi.mock('../../../src/renderer/app/panels', () => ({
  panelOf: (id: string) => ({ comesFirst: id === 'first', Component: () => <Drawn id={id} /> }),
}))

const given: string[] = []

/** A panel's content; that of the ticket answers a command. */
function Drawn({ id }: { id: string }): ReactNode {
  useCommand('ticket.buy', () => given.push('buy'), id === 'ticket')
  return <p>{id}</p>
}

let putOff: { act: () => void; timeout: number }[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  putOff = []
  vi.stubGlobal('requestIdleCallback', (act: () => void, { timeout }: { timeout: number }) =>
    putOff.push({ act, timeout }),
  )
  vi.stubGlobal('cancelIdleCallback', () => undefined)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/**
 * Puts these panels into a dock of a desk that is live, or still connecting, in sight unless they are named as behind
 * another; what is drawn, and how to show one.
 */
async function dock(ids: string[], behind: string[] = [], phase: 'live' | 'connecting' = 'live') {
  const state = createStore({ connection: { phase } } as DeskState)
  const session = { desk: { state } as DeskSession, workspace: createWorkspace() }
  const hidden = new Set(behind)
  const listeners: (() => void)[] = []
  const propsOf = (id: string) => ({
    api: {
      id,
      get isVisible() {
        return !hidden.has(id)
      },
      onDidVisibilityChange: (tell: () => void) => {
        listeners.push(tell)
        return { dispose: () => undefined }
      },
    },
  })
  const registry = createRegistry()
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <SessionContext value={session}>
        <RegistryContext value={registry}>
          <DockContext value={{ slots: createStore(new Map()) } as unknown as Dock}>
            {ids.map((id) => (
              <DockedPanel key={id} {...(propsOf(id) as unknown as IDockviewPanelProps)} />
            ))}
          </DockContext>
        </RegistryContext>
      </SessionContext>,
    ),
  )
  return {
    press: async (command: string) => {
      let heard = false
      await act(async () => {
        heard = registry.give(command)
      })
      return heard
    },
    drawn: () => [...document.querySelectorAll('p')].map(({ textContent }) => textContent),
    toCome: () => document.querySelectorAll('[aria-busy="true"]').length,
    goLive: () => act(async () => state.set({ connection: { phase: 'live' } } as DeskState)),
    show: (id: string) =>
      act(async () => {
        hidden.delete(id)
        for (const tell of listeners) tell()
      }),
  }
}

/** The page has nothing else to do. */
const rest = () =>
  act(async () => {
    for (const one of putOff.splice(0)) one.act()
  })

it('draws what comes first at once, and the others when the page has nothing else to do', async () => {
  const { drawn, toCome } = await dock(['other', 'first', 'third'])
  expect(drawn()).toEqual(['first'])
  expect(toCome()).toBe(2)
  // Nor do they wait for ever on a page that is never at rest.
  expect(putOff.map(({ timeout }) => timeout < 1_000)).toEqual([true, true])
  await rest()
  expect(drawn()).toEqual(['other', 'first', 'third'])
  expect(toCome()).toBe(0)
})

it('leaves the others until the desk is live as the page begins, but not for long', async () => {
  const { drawn, goLive } = await dock(['first', 'other'], [], 'connecting')
  await rest()
  expect(drawn()).toEqual(['first'])
  await goLive()
  await rest()
  expect(drawn()).toEqual(['first', 'other'])

  const slow = await dock(['second', 'third'], [], 'connecting')
  await act(async () => vi.advanceTimersByTime(999))
  expect(putOff).toEqual([])
  await act(async () => vi.advanceTimersByTime(1))
  await rest()
  expect(slow.drawn()).toEqual(['first', 'other', 'second', 'third'])
  // One that is opened later on has nothing to wait for.
  await dock(['fourth'], [], 'connecting')
  await rest()
  expect(slow.drawn()).toContain('fourth')
})

it('draws a panel that was behind another when it comes in sight, at once by then', async () => {
  const { drawn, show } = await dock(['first', 'behind'], ['behind'])
  await rest()
  expect(drawn()).toEqual(['first'])
  await show('behind')
  expect(drawn()).toEqual(['first', 'behind'])
})

it('draws what is to come for a command that nobody answers yet, and leaves what is out of sight', async () => {
  const { press, drawn } = await dock(['first', 'ticket', 'behind'], ['behind'])
  expect(await press('ticket.buy')).toBe(true)
  expect(given.splice(0)).toEqual(['buy'])
  expect(drawn()).toEqual(['first', 'ticket'])
  expect(await press('ticket.sell')).toBe(false)
})

// @vitest-environment happy-dom
import type { IDockviewPanelProps } from 'dockview-react'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DockContext, type Dock } from '../../../src/renderer/app/dock/dock'
import { DockedPanel } from '../../../src/renderer/app/dock/DockedPanel'
import { createStore } from '../../../src/renderer/store'

vi.mock('../../../src/renderer/app/panels', () => ({
  panelOf: (id: string) => ({ comesFirst: id === 'first', Component: () => <p>{id}</p> }),
}))

let putOff: { act: () => void; timeout: number }[] = []

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  putOff = []
  vi.stubGlobal('requestIdleCallback', (act: () => void, { timeout }: { timeout: number }) =>
    putOff.push({ act, timeout }),
  )
  vi.stubGlobal('cancelIdleCallback', () => undefined)
})

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** Puts these panels into a dock, in sight unless they are named as behind another; what is drawn, and how to show one. */
async function dock(ids: string[], behind: string[] = []) {
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
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <DockContext value={{ slots: createStore(new Map()) } as unknown as Dock}>
        {ids.map((id) => (
          <DockedPanel key={id} {...(propsOf(id) as unknown as IDockviewPanelProps)} />
        ))}
      </DockContext>,
    ),
  )
  return {
    drawn: () => [...document.querySelectorAll('p')].map(({ textContent }) => textContent),
    toCome: () => document.querySelectorAll('[aria-busy="true"]').length,
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

it('draws a panel that was behind another when it comes in sight, at once by then', async () => {
  const { drawn, show } = await dock(['first', 'behind'], ['behind'])
  await rest()
  expect(drawn()).toEqual(['first'])
  await show('behind')
  expect(drawn()).toEqual(['first', 'behind'])
})

// @vitest-environment happy-dom
import type { ReactNode } from 'react'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Carried } from '../../src/preload/windows'
import { CarrierContext, createCarrier, useCarried } from '../../src/renderer/carried'

let root: Root | undefined

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
})
afterEach(async () => {
  await act(async () => root?.unmount())
  root = undefined
})

/** A window with a field of the ticket in it, and what it has main keep. */
function openWindow(carried: Carried = {}) {
  const kept: Carried = {}
  let tellings = 0
  const carrier = createCarrier((panel, text) => {
    tellings += 1
    kept[panel] = text
  })
  carrier.take(carried)
  let type: (text: string) => void = () => undefined
  let shown = ''
  function Field({ market }: { market: string }): ReactNode {
    const [text, setText] = useCarried('ticket', 'size', '', market)
    type = setText
    shown = text
    return null
  }
  const draw = async (market: string): Promise<string> => {
    root ??= createRoot(document.createElement('div'))
    await act(async () =>
      root?.render(
        <CarrierContext value={carrier}>
          <Field key={market} market={market} />
        </CarrierContext>,
      ),
    )
    return shown
  }
  return {
    kept,
    draw,
    type: async (text: string) => act(async () => type(text)),
    get tellings() {
      return tellings
    },
  }
}

describe('what stands half-typed in a panel', () => {
  it('is there in the window it goes to, and told no oftener than it changes', async () => {
    const first = openWindow()
    expect(await first.draw('BTC')).toBe('')
    expect(first.tellings).toBe(0)
    await first.type('0.1')
    await first.type('0.12')
    expect(first.tellings).toBe(2)
    await act(async () => root?.unmount())
    root = undefined
    const second = openWindow(first.kept)
    expect(await second.draw('BTC')).toBe('0.12')
    expect(second.tellings).toBe(0)
    // Taken back to nothing, it is nothing everywhere.
    await second.type('')
    expect(second.kept).not.toEqual(first.kept)
  })

  it('of another market is not taken up, nor when its own comes back', async () => {
    const first = openWindow()
    await first.draw('BTC')
    await first.type('0.1')
    expect(await first.draw('ETH')).toBe('')
    expect(await first.draw('BTC')).toBe('')
  })

  it('that makes no sense counts as nothing', async () => {
    const { draw } = openWindow({ ticket: '{"size":' })
    expect(await draw('BTC')).toBe('')
  })
})

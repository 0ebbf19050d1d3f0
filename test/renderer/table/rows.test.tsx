// @vitest-environment happy-dom
import type { ReactNode } from 'react'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Change, Snapshot } from '../../../src/preload/model'
import { openDesk } from '../../../src/renderer/desk'
import { FillsPanel } from '../../../src/renderer/fills/FillsPanel'
import { createI18n } from '../../../src/renderer/i18n'
import { MarketsPanel } from '../../../src/renderer/markets/MarketsPanel'
import { OpenOrdersPanel } from '../../../src/renderer/orders/OpenOrdersPanel'
import { PositionsPanel } from '../../../src/renderer/positions/PositionsPanel'
import { SessionContext } from '../../../src/renderer/session'
import { ROW_HEIGHTS } from '../../../src/renderer/table/row-heights'
import { createWorkspace } from '../../../src/renderer/workspace'
import { createFakeDesk, type FakeDesk } from '../fake-desk'
import { busySnapshot } from '../busy-snapshot'
import { fill, order, position, SAMPLE_MS, ticker } from '../samples'

const drawn = vi.hoisted(() => ({ rows: [] as string[], cells: [] as string[], boxes: [] as string[] }))

/** The component as it is, telling each time that it is drawn; what is memoised stays so. */
vi.mock('../../../src/renderer/table/BodyRow', async (original) => {
  const { memo } = await import('react')
  const { BodyRow } = await original<{ BodyRow: { type: (props: { rowKey: string }) => ReactNode } }>()
  return {
    BodyRow: memo((props: { rowKey: string }) => {
      drawn.rows.push(props.rowKey)
      return BodyRow.type(props)
    }),
  }
})
vi.mock('../../../src/renderer/table/RowCells', async (original) => {
  const { memo } = await import('react')
  const { RowCells } = await original<{ RowCells: { type: (props: { item: object }) => ReactNode } }>()
  return {
    RowCells: memo((props: { item: { id?: string; market?: string } }) => {
      drawn.cells.push(props.item.id ?? props.item.market ?? '')
      return RowCells.type(props)
    }),
  }
})
vi.mock('../../../src/renderer/orders/OrderCheck', () => ({
  OrderCheck: ({ label }: { label: string }) => {
    drawn.boxes.push(label)
    return null
  },
}))

let root: Root | undefined

async function open(Panel: () => ReactNode, of: Snapshot): Promise<FakeDesk> {
  const bridge = createFakeDesk(() => of)
  const desk = await openDesk(bridge)
  const made = createRoot(document.body.appendChild(document.createElement('div')))
  root = made
  await act(async () =>
    made.render(
      <I18nextProvider i18n={createI18n('en')}>
        <SessionContext value={{ desk, workspace: createWorkspace() }}>
          <Panel />
        </SessionContext>
      </I18nextProvider>,
    ),
  )
  expect(drawn.cells.length).toBeGreaterThan(9)
  forget()
  return bridge
}

function forget(): void {
  drawn.rows = []
  drawn.cells = []
  drawn.boxes = []
}

const tell = (bridge: FakeDesk, of: Snapshot, ...changes: Change[]): Promise<void> =>
  act(async () => bridge.tell('desk:changes', { revision: of.revision + 1, changes }))

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  forget()
})
afterEach(async () => {
  await act(async () => root?.unmount())
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const busy = busySnapshot(SAMPLE_MS, { orders: 24, fills: 24, positions: 12 })

describe('a row', () => {
  it('of an order is drawn again when that order changes, and no other row with it', async () => {
    const bridge = await open(OpenOrdersPanel, busy)
    const changed = busy.orders[7] ?? order()
    await tell(bridge, busy, {
      kind: 'order',
      order: { ...changed, remainingSize: '0.001', updatedAtMs: SAMPLE_MS },
    })
    expect(drawn).toEqual({ rows: ['o7'], cells: ['o7'], boxes: [expect.any(String)] })
  })

  it('of a position is drawn again when that position changes, and no other row with it', async () => {
    const bridge = await open(PositionsPanel, busy)
    await tell(bridge, busy, {
      kind: 'position',
      position: { ...(busy.positions[3] ?? position()), size: '77', updatedAtMs: SAMPLE_MS },
    })
    expect(drawn.rows).toEqual([busy.positions[3]?.market])
    expect(drawn.cells).toEqual([busy.positions[3]?.market])
  })

  it('is not drawn again for a tick: its cells hear of it themselves', async () => {
    for (const Panel of [MarketsPanel, PositionsPanel]) {
      const bridge = await open(Panel, busy)
      const before = document.body.textContent
      await act(async () =>
        bridge.tell('market:tickers', [
          ticker({ market: 'BTC-USD-PERP', markPrice: '12345.6', updatedAtMs: SAMPLE_MS + 1 }),
        ]),
      )
      expect(document.body.textContent).not.toBe(before)
      expect(drawn.cells).toEqual([])
      expect(drawn.rows).toEqual([])
      await act(async () => root?.unmount())
      document.body.replaceChildren()
      forget()
    }
  })

  it('that only moves down for a new one keeps its cells as they are', async () => {
    const bridge = await open(FillsPanel, busy)
    await tell(bridge, busy, {
      kind: 'fill',
      fill: fill({ key: 'FILL:new', id: 'new', createdAtMs: SAMPLE_MS + 1 }),
      caughtUp: false,
    })
    expect(drawn.cells).toEqual(['new'])
  })
})

describe('a long table', () => {
  it('is as tall as its rows, drawn and not drawn, in every density', async () => {
    // The page here lays nothing out.
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
    const many = busySnapshot(SAMPLE_MS, { orders: 24, fills: 200, positions: 12 })
    for (const density of ['compact', 'large', 'comfortable'] as const) {
      await open(FillsPanel, { ...many, settings: { ...many.settings, density } })
      const gaps = [...document.querySelectorAll<HTMLElement>('tr.gap')]
      const rows = document.querySelectorAll('tr[data-key]').length
      expect(rows).toBeLessThan(100)
      const height = gaps.reduce((sum, { style }) => sum + parseInt(style.height), 0)
      expect(height + rows * ROW_HEIGHTS[density]).toBe(200 * ROW_HEIGHTS[density])
      await act(async () => root?.unmount())
      document.body.replaceChildren()
    }
  })
})

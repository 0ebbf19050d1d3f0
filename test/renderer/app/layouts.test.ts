import { describe, expect, it } from 'vitest'
import { PANELS } from '../../../src/renderer/app/panels'
import type { Preset, SizeClass } from '../../../src/renderer/app/dock/layouts'
import { defaultLayout, PRESETS, presetOf, sizeClassOf } from '../../../src/renderer/app/dock/layouts'
import type { DockNode, Extent } from '../../../src/renderer/app/dock/tree'
import { createI18n } from '../../../src/renderer/i18n'
import { positionColumns } from '../../../src/renderer/positions/columns'
import { createTickers } from '../../../src/renderer/tickers'
import { leftOutFor, withoutSpare } from '../../../src/renderer/table/columns'
import { berthOf, groupWith, panelsIn } from '../../../src/renderer/app/dock/tree'

const extents: Record<SizeClass, Extent> = {
  compact: { width: 1274, height: 660 },
  standard: { width: 1594, height: 860 },
  wide: { width: 2554, height: 1300 },
}
const sizeClasses = Object.keys(extents) as SizeClass[]
const every = PANELS.map(({ id }) => id)

const layoutOf = (preset: Preset, sizeClass: SizeClass): DockNode => {
  const layout = defaultLayout(preset, sizeClass, PANELS, extents[sizeClass])
  if (!layout) throw new Error('no layout')
  return layout
}

/** Splits whose parts do not fill them, and groups without a panel. */
function flawsOf(node: DockNode, { width, height }: Extent): string[] {
  if (node.kind === 'group') return node.panels.includes(node.active) ? [] : [`${node.active} is not there`]
  const room = node.kind === 'row' ? width : height
  const sum = node.parts.reduce((all, { size }) => all + size, 0)
  return [
    ...(Math.abs(sum - room) < 0.01 ? [] : [`${node.kind} of ${room} filled with ${sum}`]),
    ...node.parts.flatMap((part) => [
      ...(part.kind === node.kind ? [`${node.kind} in ${node.kind}`] : []),
      ...flawsOf(part, node.kind === 'row' ? { width: part.size, height } : { width, height: part.size }),
    ]),
  ]
}

describe('the default layouts', () => {
  it.each(sizeClasses)(
    'of trading hold every panel once in a %s window, bar the folded list',
    (sizeClass) => {
      const wanted = sizeClass === 'compact' ? every.filter((id) => id !== 'markets') : every
      expect(panelsIn(layoutOf('trading', sizeClass)).sort()).toEqual(wanted.sort())
    },
  )

  it.each(PRESETS.flatMap((preset) => sizeClasses.map((sizeClass) => [preset, sizeClass] as const)))(
    'of %s fill a %s window and hold no panel twice',
    (preset, sizeClass) => {
      const layout = layoutOf(preset, sizeClass)
      expect(flawsOf(layout, extents[sizeClass])).toEqual([])
      const panels = panelsIn(layout)
      expect(new Set(panels).size).toBe(panels.length)
    },
  )

  it('leave the mark price of a position in sight in the narrowest of the standard windows', () => {
    // Of the window's 1,500 pixels its coloured edge takes six, and of the panel's the scroll bar.
    const layout = defaultLayout('trading', 'standard', PANELS, { width: 1494, height: 700 })
    const widest = { price: 5, size: 5 }
    const deaf = { watchOnly: false, onDeed: () => undefined, onExits: () => undefined }
    const columns = positionColumns(createI18n('en').t, createTickers(), new Map(), widest, deaf)
    const room = ((layout && groupWith(layout, 'positions')?.size) ?? 0) - 6
    const shown = withoutSpare(columns, leftOutFor(columns, room)).map(({ id }) => id)
    expect(shown).toContain('mark')
  })

  it.each(['standard', 'wide'] as const)(
    'show positions and open orders at once in a %s window',
    (sizeClass) => {
      const layout = layoutOf('trading', sizeClass)
      const groups = ['positions', 'orders'].map((id) => groupWith(layout, id))
      expect(groups[0]).not.toBe(groups[1])
      expect(groups.map((group) => group?.active)).toEqual(['positions', 'orders'])
    },
  )

  it('put no table across the whole of a wide window', () => {
    const widths = (node: DockNode, width: number): number[] =>
      node.kind === 'group'
        ? node.panels.some((id) => ['positions', 'orders', 'fills'].includes(id))
          ? [width]
          : []
        : node.parts.flatMap((part) => widths(part, node.kind === 'row' ? part.size : width))
    for (const preset of PRESETS)
      expect(Math.max(...widths(layoutOf(preset, 'wide'), extents.wide.width))).toBeLessThan(1300)
  })

  it('leave the tabs of the orders the room they need in the larger text, in the narrowest standard window', () => {
    const layout = defaultLayout('trading', 'standard', PANELS, { width: 1494, height: 700 })
    expect((layout && groupWith(layout, 'orders')?.size) ?? 0).toBeGreaterThan(666)
  })

  it('leave no hole where no panel of a place is known', () => {
    const few = PANELS.filter(({ id }) => ['ticket', 'orders'].includes(id))
    const layout = defaultLayout('trading', 'standard', few, extents.standard)
    expect(layout && panelsIn(layout)).toEqual(['ticket', 'orders'])
    expect(layout && flawsOf(layout, extents.standard)).toEqual([])
    expect(defaultLayout('trading', 'standard', [], extents.standard)).toBeNull()
  })

  it('follow the size of the window', () => {
    const sizes = [
      { width: 1280, height: 800 },
      { width: 1600, height: 820 },
      { width: 1600, height: 1000 },
      { width: 2560, height: 1000 },
      { width: 2560, height: 1440 },
    ]
    expect(sizes.map(sizeClassOf)).toEqual(['compact', 'compact', 'standard', 'standard', 'wide'])
  })

  it('are those of trading under a name nobody knows', () => {
    expect(['review', 'nonsense', ''].map(presetOf)).toEqual(['review', 'trading', 'trading'])
  })
})

describe('a closed panel', () => {
  const layout = layoutOf('trading', 'standard')
  const berthAmong = (panel: string, open: string[]) => berthOf(layout, panel, (one) => open.includes(one))

  it('comes back among the tabs it shares its place with', () => {
    expect(berthAmong('fills', ['book', 'orders'])).toMatchObject({ beside: 'orders', direction: 'within' })
  })

  it('comes back where it was beside its neighbour, as large', () => {
    expect(berthAmong('tape', ['book', 'ticket'])).toMatchObject({ beside: 'book', direction: 'below' })
    expect(berthAmong('book', ['tape', 'ticket'])).toMatchObject({ beside: 'tape', direction: 'above' })
    expect(berthAmong('orders', ['balances', 'ticket'])).toMatchObject({
      beside: 'balances',
      direction: 'right',
    })
    expect(berthAmong('tape', ['book'])?.size).toBeCloseTo((860 - 236) / 3)
  })

  it('has no berth where none of its neighbours is open', () => {
    expect(berthAmong('tape', ['ticket', 'orders'])).toBeUndefined()
    expect(berthAmong('nonsense', ['book'])).toBeUndefined()
  })
})

import type { SerializedDockview } from 'dockview-react'
import type { DockNode, Extent } from './tree'
import { fitted, prune } from './tree'

type Grid = SerializedDockview['grid']
type GridNode = Grid['root']

/** What dockview needs to know of a panel. */
export interface PanelLook {
  title: string
  minimumWidth?: number
}

/** A layout in dockview's form, stretched to the extent. */
export function toSerialized(
  layout: DockNode,
  { width, height }: Extent,
  lookOf: (panel: string) => PanelLook,
): SerializedDockview {
  const panels: SerializedDockview['panels'] = {}
  let groups = 0
  const leaf = (node: DockNode & { kind: 'group' }): GridNode => {
    for (const id of node.panels) panels[id] = { id, contentComponent: 'panel', ...lookOf(id) }
    groups += 1
    return {
      type: 'leaf',
      data: { id: String(groups), views: node.panels, activeView: node.active },
      size: node.size,
    }
  }
  const branch = (node: DockNode, room: Extent): GridNode => {
    if (node.kind === 'group') return leaf(node)
    const inRow = node.kind === 'row'
    const parts = fitted(node.parts, inRow ? room.width : room.height)
    return {
      type: 'branch',
      data: parts.map((part) =>
        branch(part, inRow ? { ...room, width: part.size } : { ...room, height: part.size }),
      ),
      size: node.size,
    }
  }
  const isColumn = layout.kind === 'column'
  const root: DockNode =
    layout.kind === 'group' ? { kind: 'row', size: height, parts: [{ ...layout, size: width }] } : layout
  return {
    grid: {
      root: branch({ ...root, size: isColumn ? width : height }, { width, height }),
      width,
      height,
      orientation: (isColumn ? 'VERTICAL' : 'HORIZONTAL') as Grid['orientation'],
    },
    panels,
  }
}

/**
 * The layout in a text that was kept: dockview's own form as JSON. Panels that `isKnown` refuses, and
 * repeats, are left out. Null where the text is damaged, of another form, or has no panel left.
 */
export function readLayout(text: string, isKnown: (panel: string) => boolean): DockNode | null {
  const grid = fieldOf(parse(text), 'grid')
  const orientation = fieldOf(grid, 'orientation')
  if (orientation !== 'HORIZONTAL' && orientation !== 'VERTICAL') return null
  const root = readNode(fieldOf(grid, 'root'), orientation === 'HORIZONTAL')
  const seen = new Set<string>()
  return root && prune(root, (panel) => isKnown(panel) && !seen.has(panel) && Boolean(seen.add(panel)))
}

/** Whether two roots in dockview's form, as JSON, differ at most in which panel of a group is in front. */
export function isSameButInFront(one: string, other: string): boolean {
  const isFront = (key: string, value: unknown): unknown => (key === 'activeView' ? undefined : value)
  return JSON.stringify(JSON.parse(one), isFront) === JSON.stringify(JSON.parse(other), isFront)
}

/** The panels that had windows of their own when the layout in a text was kept; none where it is damaged. */
export function readAway(text: string): string[] {
  const away = fieldOf(parse(text), 'away')
  return Array.isArray(away) ? away.filter((id) => typeof id === 'string') : []
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function readNode(node: unknown, isRow: boolean): DockNode | null {
  const size = fieldOf(node, 'size')
  const data = fieldOf(node, 'data')
  if (typeof size !== 'number' || !Number.isFinite(size) || size < 0) return null
  if (fieldOf(node, 'type') === 'leaf') {
    const views = fieldOf(data, 'views')
    const active = fieldOf(data, 'activeView')
    if (!Array.isArray(views)) return null
    const panels = views.filter((view) => typeof view === 'string')
    return { kind: 'group', size, panels, active: typeof active === 'string' ? active : '' }
  }
  if (fieldOf(node, 'type') !== 'branch' || !Array.isArray(data)) return null
  const parts = data.map((part) => readNode(part, !isRow))
  if (!parts.every((part) => part !== null)) return null
  return { kind: isRow ? 'row' : 'column', size, parts }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

/** Panels that share a place as tabs. */
export interface DockGroup {
  kind: 'group'
  /** Along the direction of the split it lies in, in pixels of `extent`. */
  size: number
  panels: string[]
  /** The panel in front; one of `panels`. */
  active: string
}

/** Parts beside each other in a row or below each other in a column. */
export interface DockSplit {
  kind: 'row' | 'column'
  size: number
  parts: DockNode[]
}

/** A layout of the dock, as this app understands it; whatever draws it has its own form. */
export type DockNode = DockGroup | DockSplit

/** Width and height in pixels. */
export interface Extent {
  width: number
  height: number
}

/** The panels of a layout, in the order they are drawn. */
export function panelsIn(node: DockNode): string[] {
  return node.kind === 'group' ? node.panels : node.parts.flatMap(panelsIn)
}

/** The group that panel is in; undefined where it is in none. */
export function groupWith(node: DockNode, panel: string): DockGroup | undefined {
  if (node.kind === 'group') return node.panels.includes(panel) ? node : undefined
  return firstOf(node.parts, (part) => groupWith(part, panel))
}

/** Where a panel can be put back: among the tabs of another, or beside it. */
export interface Berth {
  beside: string
  direction: 'within' | 'left' | 'right' | 'above' | 'below'
  /** What its group has in the layout, along the direction, in pixels. */
  size: number
}

/**
 * Where that panel lies in a layout, told by a panel that `isThere`: one it shares its tabs with, or else
 * one of a group next to its own. Undefined where no such panel is there.
 */
export function berthOf(
  node: DockNode,
  panel: string,
  isThere: (panel: string) => boolean,
): Berth | undefined {
  if (node.kind === 'group') {
    const mate = node.panels.includes(panel) ? node.panels.find(isThere) : undefined
    return mate === undefined ? undefined : { beside: mate, direction: 'within', size: node.size }
  }
  const place = node.parts.findIndex((part) => part.kind === 'group' && part.panels.includes(panel))
  const own = node.parts[place]
  if (!own) return firstOf(node.parts, (part) => berthOf(part, panel, isThere))
  const inRow = node.kind === 'row'
  const nextTo = (neighbour: DockNode | undefined, direction: Berth['direction']): Berth | undefined => {
    const beside = neighbour?.kind === 'group' ? neighbour.panels.find(isThere) : undefined
    return beside === undefined ? undefined : { beside, direction, size: own.size }
  }
  return (
    berthOf(own, panel, isThere) ??
    nextTo(node.parts[place - 1], inRow ? 'right' : 'below') ??
    nextTo(node.parts[place + 1], inRow ? 'left' : 'above')
  )
}

function firstOf<T, R>(list: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * The layout with only the panels that `keep` lets through; groups and splits that have nothing left are
 * gone, and a split within one of its own direction joins it. Null when nothing at all is left.
 */
export function prune(node: DockNode, keep: (panel: string) => boolean): DockNode | null {
  if (node.kind === 'group') {
    const panels = node.panels.filter(keep)
    const [first] = panels
    if (first === undefined) return null
    return { ...node, panels, active: panels.includes(node.active) ? node.active : first }
  }
  const parts = node.parts.flatMap((part): DockNode[] => {
    const left = prune(part, keep)
    if (!left) return []
    return left.kind === node.kind ? fitted(left.parts, left.size) : [left]
  })
  const [only] = parts
  if (!only) return null
  return parts.length === 1 ? { ...only, size: node.size } : { ...node, parts }
}

/** The layout with these panels in front of their groups. */
export function withInFront(node: DockNode, fronts: readonly string[]): DockNode {
  if (node.kind !== 'group') return { ...node, parts: node.parts.map((part) => withInFront(part, fronts)) }
  return { ...node, active: node.panels.find((panel) => fronts.includes(panel)) ?? node.active }
}

/** Parts of the same proportions that fill `room` pixels. */
export function fitted(parts: readonly DockNode[], room: number): DockNode[] {
  const total = parts.reduce((sum, part) => sum + part.size, 0)
  return parts.map((part) => ({
    ...part,
    size: total > 0 ? (part.size / total) * room : room / parts.length,
  }))
}

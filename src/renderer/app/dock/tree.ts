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
  for (const part of node.parts) {
    const found = groupWith(part, panel)
    if (found) return found
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

/** Parts of the same proportions that fill `room` pixels. */
export function fitted(parts: readonly DockNode[], room: number): DockNode[] {
  const total = parts.reduce((sum, part) => sum + part.size, 0)
  return parts.map((part) => ({
    ...part,
    size: total > 0 ? (part.size / total) * room : room / parts.length,
  }))
}

import { createHash } from 'node:crypto'
import type { Area } from './places'

/** One screen, as the desktop tells of it. */
export interface Screen {
  bounds: Area
  /** What panels and docks leave of it. */
  workArea: Area
  scaleFactor: number
}

/** The screens there are, the main one first. */
export interface Screens {
  /** Their sizes and where they lie to each other. */
  name: string
  /** The same, short. */
  id: string
  workAreas: Area[]
}

/**
 * The arrangement these screens make. Told by sizes and places, not by the desktop's ids: those change with the
 * socket a screen is plugged into, and two desks with the same screens may be taken for one.
 */
export function toScreens(all: readonly Screen[]): Screens {
  const name = all
    .map(({ bounds: { x, y, width, height }, scaleFactor }) => `${width}x${height}+${x}+${y}@${scaleFactor}`)
    .sort()
    .join(' ')
  const id = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return { name, id, workAreas: all.map(({ workArea }) => workArea) }
}

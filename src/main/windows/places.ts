import type { Extent, WindowForm } from './forms'

/** A rectangle of the desktop, in its own pixels. */
export interface Area extends Extent {
  x: number
  y: number
}

/** Where a window is; of one that fills its screen, where it goes back to. */
export interface Place extends Area {
  isMaximized: boolean
}

/** So much of a window's upper edge is enough to take hold of it. */
const grip: Extent = { width: 96, height: 24 }
/** Some desktops draw their frame above what they count as the window. */
const frameHeight = 32
/** From the edges of the screen, for one that begins in the corner. */
const margin = 24
const step = 32
const farthest = 1_000_000
const largest = 100_000

/** A place out of a file; null where it makes none. */
export function readPlace(raw: unknown): Place | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { x, y, width, height, isMaximized } = raw as Record<string, unknown>
  if (!isWithin(x, -farthest, farthest) || !isWithin(y, -farthest, farthest)) return null
  if (!isWithin(width, 1, largest) || !isWithin(height, 1, largest)) return null
  return { x, y, width, height, isMaximized: isMaximized === true }
}

/**
 * Where a window goes on screens with these work areas, of which the first is the main one: where it was, as long as
 * it could be seen and taken hold of there; else wholly into the nearest one. Without a place, where its form begins on
 * the main one. Never smaller than its least size, nor larger than all screens together.
 */
export function pickPlace(
  remembered: Place | null,
  { minimum, preferred, begins }: WindowForm,
  workAreas: readonly Area[],
): Place {
  const [main] = workAreas.map(belowFrame)
  if (!main) return remembered ?? { x: 0, y: 0, ...preferred, isMaximized: false }
  if (!remembered) {
    const size = fit(preferred, minimum, main)
    const room = { x: Math.max(0, main.width - size.width), y: Math.max(0, main.height - size.height) }
    const middle = { x: main.x + Math.floor(room.x / 2), y: main.y + Math.floor(room.y / 2) }
    const corner = { x: main.x + Math.max(0, room.x - margin), y: main.y + Math.min(room.y, margin) }
    return { ...(begins === 'corner' ? corner : middle), ...size, isMaximized: false }
  }
  const kept = { ...remembered, ...fit(remembered, minimum, spanOf(workAreas)) }
  if (workAreas.some((area) => canBeHeld(kept, area))) return kept
  const nearest = belowFrame(
    workAreas.reduce((best, area) => (distance(kept, area) < distance(kept, best) ? area : best)),
  )
  const size = fit(kept, minimum, nearest)
  return {
    ...kept,
    ...size,
    x: clamp(kept.x, nearest.x, nearest.x + nearest.width - size.width),
    y: clamp(kept.y, nearest.y, nearest.y + nearest.height - size.height),
  }
}

/** A place beside those of others that begin where it does, so that none hides another whole. */
export function besides(place: Place, taken: readonly Area[]): Place {
  const isTaken = taken.some(({ x, y }) => x === place.x && y === place.y)
  return isTaken ? besides({ ...place, x: place.x + step, y: place.y + step }, taken) : place
}

/** Whether enough of the window's upper edge lies in the area. */
export function canBeHeld(window: Area, area: Area): boolean {
  const width = overlap(window.x, window.width, area.x, area.width)
  const height = overlap(window.y, grip.height, area.y, area.height)
  return width >= Math.min(grip.width, window.width) && height >= grip.height
}

function belowFrame(area: Area): Area {
  return { ...area, y: area.y + frameHeight, height: area.height - frameHeight }
}

function isWithin(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high
}

function fit(wanted: Extent, minimum: Extent, room: Extent): Extent {
  return {
    width: Math.max(minimum.width, Math.min(wanted.width, room.width)),
    height: Math.max(minimum.height, Math.min(wanted.height, room.height)),
  }
}

function spanOf(areas: readonly Area[]): Extent {
  const right = Math.max(...areas.map(({ x, width }) => x + width))
  const bottom = Math.max(...areas.map(({ y, height }) => y + height))
  return {
    width: right - Math.min(...areas.map(({ x }) => x)),
    height: bottom - Math.min(...areas.map(({ y }) => y)),
  }
}

function overlap(from: number, length: number, otherFrom: number, otherLength: number): number {
  return Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom))
}

function distance(a: Area, b: Area): number {
  const x = a.x + a.width / 2 - (b.x + b.width / 2)
  const y = a.y + a.height / 2 - (b.y + b.height / 2)
  return Math.hypot(x, y)
}

/** The lower bound wins where there is no room between the two. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}

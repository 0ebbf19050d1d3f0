/** Whether a point belongs to a shape; the picture is the unit square, y grows downwards. */
export type Shape = (x: number, y: number) => boolean

/** A rectangle from its left top to its right bottom corner, its own corners rounded. */
export function rectangle(left: number, top: number, right: number, bottom: number, radius = 0): Shape {
  return (x, y) => {
    if (x < left || x > right || y < top || y > bottom) return false
    const dx = Math.max(left + radius - x, x - (right - radius), 0)
    const dy = Math.max(top + radius - y, y - (bottom - radius), 0)
    return Math.hypot(dx, dy) <= radius || dx === 0 || dy === 0
  }
}

/** A disc around a point. */
export function disc(centreX: number, centreY: number, radius: number): Shape {
  return (x, y) => Math.hypot(x - centreX, y - centreY) <= radius
}

/** Everything within half a `width` of the line between two points: a stroke with round ends. */
export function stroke(fromX: number, fromY: number, toX: number, toY: number, width: number): Shape {
  const dx = toX - fromX
  const dy = toY - fromY
  const squared = dx * dx + dy * dy
  return (x, y) => {
    const along = squared === 0 ? 0 : ((x - fromX) * dx + (y - fromY) * dy) / squared
    const t = Math.min(1, Math.max(0, along))
    return Math.hypot(x - fromX - t * dx, y - fromY - t * dy) <= width / 2
  }
}

/** A triangle of three corners given clockwise on the screen, grown by `radius` so that they are round. */
export function triangle(corners: [number, number][], radius = 0): Shape {
  const edges = corners.map(
    (corner, index) => [corner, corners[(index + 1) % corners.length] ?? corner] as const,
  )
  return (x, y) => {
    const inside = edges.every(([[ax, ay], [bx, by]]) => (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0)
    return inside || edges.some(([[ax, ay], [bx, by]]) => stroke(ax, ay, bx, by, radius * 2)(x, y))
  }
}

/** What is in any of the shapes. */
export function union(...shapes: Shape[]): Shape {
  return (x, y) => shapes.some((shape) => shape(x, y))
}

/** What is in the first shape and in none of the others. */
export function without(shape: Shape, ...holes: Shape[]): Shape {
  return (x, y) => shape(x, y) && !holes.some((hole) => hole(x, y))
}

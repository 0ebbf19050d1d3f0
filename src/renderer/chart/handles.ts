import type { IPrimitivePaneView, ISeriesPrimitive, SeriesAttachedParameter, Time } from 'lightweight-charts'
import type { Decimal } from '../../preload/model'
import type { PriceLine } from './overlays'

/** The marks by which lines are taken hold of, and which line is under the pointer. */
export interface Handles {
  primitive: ISeriesPrimitive
  setLines(lines: readonly PriceLine[]): void
  setColour(colourOf: (kind: PriceLine['kind']) => string): void
  /** The line that can be taken at that height, in CSS pixels; the nearest where several are. */
  lineAt(y: number): PriceLine | null
}

/** How near, in CSS pixels, is on the line. */
const REACH = 5
const mark = { left: 4, width: 5, height: 10 }

/** Handles at the left end of each line that can be taken elsewhere; `onDrawn` hears how tall the pane they are on is. */
export function createHandles(
  heightOf: (price: Decimal) => number | null,
  onDrawn: (paneHeight: number) => void,
): Handles {
  let lines: readonly PriceLine[] = []
  let colourOf: (kind: PriceLine['kind']) => string = () => 'transparent'
  let chart: SeriesAttachedParameter<Time> | null = null

  function lineAt(y: number): PriceLine | null {
    let nearest: { line: PriceLine; distance: number } | null = null
    for (const line of lines) {
      const height = heightOf(line.price)
      if (height === null) continue
      const distance = Math.abs(height - y)
      if (distance <= REACH && (nearest === null || distance < nearest.distance)) nearest = { line, distance }
    }
    return nearest?.line ?? null
  }

  const view: IPrimitivePaneView = {
    zOrder: () => 'top',
    renderer: () => ({
      draw(target) {
        target.useMediaCoordinateSpace(({ context, mediaSize }) => {
          onDrawn(mediaSize.height)
          for (const { price, kind } of lines) {
            const height = heightOf(price)
            if (height === null) continue
            context.fillStyle = colourOf(kind)
            context.fillRect(mark.left, height - mark.height / 2, mark.width, mark.height)
          }
        })
      },
    }),
  }
  const views = [view]

  return {
    primitive: {
      attached: (parameter) => (chart = parameter),
      detached: () => (chart = null),
      paneViews: () => views,
      hitTest(_x, y) {
        const line = lineAt(y)
        return line && { cursorStyle: 'ns-resize', externalId: line.key, zOrder: 'top', hitTestPriority: 1 }
      },
    },
    setLines(next) {
      lines = next.filter(({ moves }) => moves !== null)
      chart?.requestUpdate()
    },
    setColour(next) {
      colourOf = next
      chart?.requestUpdate()
    },
    lineAt,
  }
}

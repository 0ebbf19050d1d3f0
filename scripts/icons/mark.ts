import type { Colour, Layer } from './paint'
import type { Shape } from './shapes'
import { disc, rectangle, stroke, triangle, union, without } from './shapes'

/** What the tray tells: the account is live, something wants a look, or nothing comes in. */
export type TrayState = 'live' | 'attention' | 'offline'

// Middle tones: each keeps a contrast of 3 to 1 on a white panel and on a dark one.
const teal: Colour = [18, 158, 122]
const amber: Colour = [217, 119, 6]
const grey: Colour = [130, 137, 148]

const px = (pixels: number) => pixels / 16

/** The mark on a grid of 16: a candle for the stem of a P, the bowl a plane of its own beside it. */
const candle = union(
  rectangle(px(2), px(4), px(6), px(13), px(1)),
  rectangle(px(3.25), px(1), px(4.75), px(15), px(0.75)),
)
const bowl = without(
  union(
    rectangle(px(7), px(2), px(10), px(11)),
    without(disc(px(10), px(6.5), px(4.5)), rectangle(0, 0, px(10), 1)),
  ),
  union(rectangle(px(7), px(4.5), px(10), px(8.5)), disc(px(10), px(6.5), px(2))),
)
const mark = union(candle, bowl)
/** Where a badge stands: the bowl's lower half makes room for it. */
const badgeRoom = rectangle(px(6.5), px(7.5), 1, 1)
/** What a hollow candle lacks. */
const hollow = rectangle(px(3.25), px(5.25), px(4.75), px(11.75))

/** The app's icon: the mark on a dark tile. */
export function appIcon(): Layer[] {
  const tile = rectangle(0.04, 0.04, 0.96, 0.96, 0.21)
  return [
    { shape: tile, colour: [28, 38, 56], bottomColour: [11, 16, 26] },
    { shape: scaled(bowl, 0.62, 0.01), colour: [236, 241, 248] },
    { shape: scaled(candle, 0.62, 0.01), colour: [52, 224, 170], bottomColour: [14, 160, 122] },
  ]
}

/** The tray's icon for a state; each state has a shape of its own besides its colour. */
export function trayIcon(state: TrayState): Layer[] {
  switch (state) {
    case 'live':
      return [{ shape: mark, colour: teal }]
    case 'attention':
      return [
        { shape: without(mark, badgeRoom, warning(px(1.6))), colour: teal },
        { shape: without(warning(px(0.6)), exclamation), colour: amber },
      ]
    case 'offline':
      return [
        { shape: without(mark, badgeRoom, hollow, cross(px(4.2))), colour: grey },
        { shape: cross(px(2)), colour: grey },
      ]
  }
}

function cross(width: number): Shape {
  return union(
    stroke(px(9), px(9), px(14.5), px(14.5), width),
    stroke(px(14.5), px(9), px(9), px(14.5), width),
  )
}

function warning(radius: number): Shape {
  return triangle(
    [
      [px(10.5), px(7)],
      [px(14.9), px(14.9)],
      [px(6.1), px(14.9)],
    ],
    radius,
  )
}

const exclamation = union(
  stroke(px(10.5), px(9.4), px(10.5), px(11.6), px(1.4)),
  disc(px(10.5), px(13.7), px(0.85)),
)

/** A shape shrunk around the middle of the picture and moved to the right. */
function scaled(shape: Shape, factor: number, shiftX: number): Shape {
  return (x, y) => shape((x - 0.5 - shiftX) / factor + 0.5, (y - 0.5) / factor + 0.5)
}

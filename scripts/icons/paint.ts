import type { Picture } from './png'
import type { Shape } from './shapes'

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number]

/** A shape filled with one colour, or with one that runs from the top to the bottom of the picture. */
export interface Layer {
  shape: Shape
  colour: Colour
  bottomColour?: Colour
}

/** Points looked at in each pixel, in each direction. */
const samples = 8

/** Paints layers over each other, the last on top, on a transparent square of `size` pixels. */
export function paint(size: number, layers: Layer[]): Picture {
  const pixels = new Uint8Array(size * size * 4)
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      pixels.set(pixelAt(column, row, size, layers), (row * size + column) * 4)
    }
  }
  return { width: size, height: size, pixels }
}

/** The mean of a pixel's points, as straight alpha: a point without colour has no say in the colour. */
function pixelAt(column: number, row: number, size: number, layers: Layer[]): number[] {
  let covered = 0
  const sum = [0, 0, 0]
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const x = (column + ((sample % samples) + 0.5) / samples) / size
    const y = (row + (Math.floor(sample / samples) + 0.5) / samples) / size
    const layer = layers.findLast(({ shape }) => shape(x, y))
    if (layer === undefined) continue
    covered += 1
    const bottom = layer.bottomColour ?? layer.colour
    layer.colour.forEach((top, index) => {
      sum[index] = (sum[index] ?? 0) + top + ((bottom[index] ?? top) - top) * y
    })
  }
  if (covered === 0) return [0, 0, 0, 0]
  const alpha = (covered * 255) / (samples * samples)
  return [...sum.map((value) => Math.round(value / covered)), Math.round(alpha)]
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { trayIcon } from '../../scripts/icons/mark'
import { paint } from '../../scripts/icons/paint'
import { encodePng } from '../../scripts/icons/png'
import { disc, rectangle, stroke, triangle, union, without } from '../../scripts/icons/shapes'
import { projectRoot } from '../../scripts/project'

/** The chunks of a PNG file, their checksums verified. */
function readChunks(png: Buffer): Map<string, Buffer> {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 4, at + 8 + length)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    chunks.set(body.subarray(0, 4).toString('latin1'), body.subarray(4))
    at += 12 + length
  }
  return chunks
}

describe('the PNG writer', () => {
  it('writes size, format and every pixel', () => {
    const pixels = Uint8Array.from([255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 0, 1, 2, 3, 4])
    const chunks = readChunks(encodePng({ width: 2, height: 2, pixels }))
    expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND'])
    expect([...(chunks.get('IHDR') ?? [])]).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0])
    const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
    expect([...rows]).toEqual([0, ...pixels.subarray(0, 8), 0, ...pixels.subarray(8)])
  })

  it('refuses pixels that do not fill the picture', () => {
    expect(() => encodePng({ width: 2, height: 2, pixels: new Uint8Array(15) })).toThrow(RangeError)
  })
})

describe('painting', () => {
  const left = rectangle(0, 0, 0.5, 1)

  it('fills whole pixels and leaves the others transparent', () => {
    const { pixels } = paint(2, [{ shape: left, colour: [10, 20, 30] }])
    expect([...pixels.subarray(0, 8)]).toEqual([10, 20, 30, 255, 0, 0, 0, 0])
  })

  it('covers a pixel in part with the full colour and a part of its weight', () => {
    const { pixels } = paint(1, [{ shape: left, colour: [10, 20, 30] }])
    expect([...pixels]).toEqual([10, 20, 30, 128])
  })

  it('shows the last layer on top', () => {
    const layers = [
      { shape: left, colour: [1, 1, 1] as const },
      { shape: left, colour: [9, 9, 9] as const },
    ]
    expect(paint(2, layers).pixels[0]).toBe(9)
  })

  it('knows what is inside a shape', () => {
    const rounded = rectangle(0, 0, 1, 1, 0.2)
    expect([rounded(0.5, 0.01), rounded(0.01, 0.01), rounded(1.1, 0.5)]).toEqual([true, false, false])
    const corners: [number, number][] = [
      [0.5, 0],
      [1, 1],
      [0, 1],
    ]
    expect([triangle(corners)(0.5, 0.6), triangle(corners)(0.1, 0.2)]).toEqual([true, false])
    expect([stroke(0, 0, 1, 0, 0.2)(0.5, 0.09), stroke(0, 0, 1, 0, 0.2)(0.5, 0.11)]).toEqual([true, false])
    expect(union(disc(0, 0, 1), disc(5, 5, 1))(5, 5.5)).toBe(true)
    expect(without(disc(0, 0, 2), disc(0, 0, 1))(0, 0.5)).toBe(false)
  })
})

describe('the tray icons', () => {
  it('differ in shape, not only in colour', () => {
    const alpha = (state: Parameters<typeof trayIcon>[0]) =>
      paint(22, trayIcon(state)).pixels.filter((_, index) => index % 4 === 3)
    const shapes = [alpha('live'), alpha('attention'), alpha('offline')]
    for (const [one, other] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const different = shapes[one]?.filter(
        (value, index) => Math.abs(value - (shapes[other]?.[index] ?? 0)) > 128,
      )
      expect(different?.length).toBeGreaterThan(20)
    }
  })

  it('are checked in as they are drawn', async () => {
    for (const state of ['live', 'attention', 'offline'] as const) {
      const png = await readFile(join(projectRoot, 'resources', 'icons', `tray-${state}.png`))
      const drawn = paint(22, trayIcon(state)).pixels
      const rows = inflateSync(readChunks(png).get('IDAT') ?? Buffer.alloc(0))
      const found = rows.filter((_, index) => index % (1 + 22 * 4) !== 0)
      expect(Buffer.from(drawn).equals(found)).toBe(true)
    }
  })
})

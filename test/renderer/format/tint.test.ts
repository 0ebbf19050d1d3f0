import { describe, expect, it } from 'vitest'
import type { Tinting } from '../../../src/renderer/format/tint'
import { nextTint } from '../../../src/renderer/format/tint'

const fresh: Tinting = { shown: null, tintedAtMs: -Infinity, tint: null }

/** The tints a series of prices takes, each at its moment. */
function tintsOf(ticks: readonly [value: string | null, atMs: number][]): Tinting['tint'][] {
  let now = fresh
  return ticks.map(([value, atMs]) => (now = nextTint(now, value, 1, atMs)).tint)
}

describe('nextTint', () => {
  it('tints a move by its direction, but not the first price', () => {
    expect(
      tintsOf([
        ['100', 0],
        ['100.1', 2000],
        ['99.9', 4000],
      ]),
    ).toEqual([null, 'up', 'down'])
  })

  it('tints no move that cannot be seen at the places shown', () => {
    expect(
      tintsOf([
        ['100.01', 0],
        ['100.04', 2000],
      ]),
    ).toEqual([null, null])
  })

  it('leaves a price that never rests untinted most of the time', () => {
    const ticks = Array.from({ length: 60 }, (_, i): [string, number] => [String(100 + i), i * 100])
    const tinted = tintsOf(ticks).filter((tint) => tint === 'up')
    expect(tinted.length).toBeGreaterThan(0)
    expect(tinted.length).toBeLessThanOrEqual(4)
  })

  it('takes no tint from a price that comes back after a gap', () => {
    expect(
      tintsOf([
        ['100', 0],
        [null, 2000],
        ['105', 4000],
      ]),
    ).toEqual([null, null, null])
  })
})

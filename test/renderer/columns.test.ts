import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/renderer/table/columns'
import { leftOutFor, widenedFor, withoutSpare } from '../../src/renderer/table/columns'

const column = (id: string, width: number, spare?: number): Column<string> => ({
  id,
  label: id,
  width,
  cell: () => null,
  ...(spare !== undefined && { spare }),
})
const columns = [column('time', 50, 2), column('price', 100), column('size', 100), column('note', 30, 1)]
const shownIn = (room: number): string[] =>
  withoutSpare(columns, leftOutFor(columns, room)).map(({ id }) => id)

describe('the columns of a narrow table', () => {
  it('are all there where they fit', () => {
    expect(shownIn(280)).toEqual(['time', 'price', 'size', 'note'])
    expect(shownIn(Number.POSITIVE_INFINITY)).toEqual(['time', 'price', 'size', 'note'])
  })

  it('go in their turn, no more than must, and keep their order', () => {
    expect(shownIn(279)).toEqual(['time', 'price', 'size'])
    expect(shownIn(250)).toEqual(['time', 'price', 'size'])
    expect(shownIn(249)).toEqual(['price', 'size'])
  })

  it('of moments are wider by a clock of twelve hours, and no other is', () => {
    const both = [{ ...column('time', 50), moments: true as const }, column('price', 100)]
    expect(widenedFor({ hours: '24', density: 'compact' }, both)).toBe(both)
    const [time, price] = widenedFor({ hours: '12', density: 'compact' }, both)
    expect(time?.width).toBeGreaterThan(50)
    expect(price?.width).toBe(100)
  })

  it('are as much wider as the text of the density is larger', () => {
    for (const density of ['comfortable', 'large'] as const) {
      const wider = widenedFor({ hours: '24', density }, columns)
      expect(wider.map(({ width }) => width)).toEqual([55, 109, 109, 33])
    }
  })

  it('stay where none may be left out', () => {
    expect(shownIn(10)).toEqual(['price', 'size'])
  })
})

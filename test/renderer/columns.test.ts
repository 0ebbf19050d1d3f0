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
    expect(widenedFor('24', both)).toBe(both)
    const [time, price] = widenedFor('12', both)
    expect(time?.width).toBeGreaterThan(50)
    expect(price?.width).toBe(100)
  })

  it('stay where none may be left out', () => {
    expect(shownIn(10)).toEqual(['price', 'size'])
  })
})

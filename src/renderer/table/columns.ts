import type { ColumnDef } from '@tanstack/react-table'
import { createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { Density, Hours } from '../../preload/model'
import type { SortKind, SortValue } from './sorting'
import { compareValues } from './sorting'

/** A column of a table: its head, its least width, what its cells show and what they sort by. */
export interface Column<T> {
  id: string
  label: string
  /** Said instead of an empty label. */
  hiddenLabel?: string
  /** Drawn in the head instead of the label. */
  head?: ReactNode
  /** Pixels; columns share what is left in proportion. */
  width: number
  align?: 'end'
  /** Holds moments: wider where the clock says which half of the day it is. */
  moments?: true
  /** Stays in sight at the right edge. */
  pinned?: boolean
  /** Left out of a table too narrow for all: 1 goes first. */
  spare?: number
  cell: (item: T) => ReactNode
  sort?: { kind: SortKind; value: (item: T) => SortValue }
}

/** The one feature our tables use. */
export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

/** Our columns in the table library's words. */
export function toColumnDefs<T extends object>(
  columns: readonly Column<T>[],
): ColumnDef<typeof features, T>[] {
  return columns.map(({ id, sort }) => ({
    id,
    accessorFn: (item: T) => sort?.value(item) ?? undefined,
    enableSorting: sort !== undefined,
    sortDescFirst: sort !== undefined && sort.kind !== 'text',
    sortUndefined: 'last' as const,
    sortFn: (a, b, columnId) =>
      sort ? compareValues(sort.kind, a.getValue<SortValue>(columnId), b.getValue<SortValue>(columnId)) : 0,
  }))
}

/** Pixels that 'AM' takes. */
const halfOfDayWidth = 26

/** How much wider than in the compact desk the text of a table is, in twelfths. */
const textTwelfths: Record<Density, number> = { compact: 12, comfortable: 13, large: 13 }

/** The columns as wide as the clock and the size of the text in use make them. */
export function widenedFor<T>(
  { hours, density }: { hours: Hours; density: Density },
  columns: readonly Column<T>[],
): readonly Column<T>[] {
  if (hours === '24' && density === 'compact') return columns
  return columns.map((column) => {
    const width = column.width + (hours === '12' && column.moments ? halfOfDayWidth : 0)
    return { ...column, width: Math.ceil((width * textTwelfths[density]) / 12) }
  })
}

/** How many spare columns must go for the others to have their least widths in so many pixels. */
export function leftOutFor(columns: readonly Pick<Column<never>, 'width' | 'spare'>[], room: number): number {
  let missing = columns.reduce((sum, { width }) => sum + width, 0) - room
  let leftOut = 0
  for (const { width } of inTurn(columns)) {
    if (missing <= 0) break
    missing -= width
    leftOut += 1
  }
  return leftOut
}

/** The columns without the so many that go first. */
export function withoutSpare<T>(columns: readonly Column<T>[], leftOut: number): readonly Column<T>[] {
  const gone = inTurn(columns).slice(0, leftOut)
  return columns.filter((column) => !gone.includes(column))
}

/** The columns that may go, the first to go first. */
function inTurn<C extends { spare?: number }>(columns: readonly C[]): C[] {
  return columns.filter(({ spare }) => spare !== undefined).sort((a, b) => (a.spare ?? 0) - (b.spare ?? 0))
}

/** The class names of a column's cells. */
export function classOf({ align, pinned }: Pick<Column<never>, 'align' | 'pinned'>): string {
  return `${align ?? ''} ${pinned ? 'pinned' : ''}`.trim()
}

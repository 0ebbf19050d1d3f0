import type { ColumnDef } from '@tanstack/react-table'
import { createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { SortKind, SortValue } from './sorting'
import { compareValues } from './sorting'

/** A column of a table: its head, its least width, what its cells show and what they sort by. */
export interface Column<T> {
  id: string
  label: string
  /** Said instead of an empty label. */
  hiddenLabel?: string
  /** Pixels; columns share what is left in proportion. */
  width: number
  align?: 'end'
  /** Stays in sight at the right edge. */
  pinned?: boolean
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

/** The class names of a column's cells. */
export function classOf({ align, pinned }: Pick<Column<never>, 'align' | 'pinned'>): string {
  return `${align ?? ''} ${pinned ? 'pinned' : ''}`.trim()
}

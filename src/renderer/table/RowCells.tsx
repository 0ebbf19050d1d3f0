import type { ReactNode } from 'react'
import { memo } from 'react'
import type { Column } from './columns'
import { classOf } from './columns'

interface RowCellsProps<T> {
  item: T
  columns: readonly Column<T>[]
}

function Cells<T>({ item, columns }: RowCellsProps<T>): ReactNode {
  return columns.map((column) => (
    <td key={column.id} className={classOf(column)}>
      {column.cell(item)}
    </td>
  ))
}

/** What stands in a row; a row that only moves to another place does not draw it again. */
export const RowCells = memo(Cells) as typeof Cells

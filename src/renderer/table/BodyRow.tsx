import type { ReactNode } from 'react'
import { memo } from 'react'
import type { Column } from './columns'
import { classOf } from './columns'

interface BodyRowProps<T> {
  item: T
  columns: readonly Column<T>[]
  rowIndex: number
  shown: boolean
  current: boolean
  onPick: ((item: T) => void) | undefined
}

function Row<T>({ item, columns, rowIndex, shown, current, onPick }: BodyRowProps<T>): ReactNode {
  return (
    <tr
      aria-rowindex={rowIndex}
      aria-current={current || undefined}
      data-shown={shown || undefined}
      data-pickable={onPick ? true : undefined}
      onClick={onPick ? () => onPick(item) : undefined}
    >
      {columns.map((column) => (
        <td key={column.id} className={classOf(column)}>
          {column.cell(item)}
        </td>
      ))}
    </tr>
  )
}

/** One row; drawn again only when its item, its place or its columns are others. */
export const BodyRow = memo(Row) as typeof Row

import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { classOf } from './columns'

interface HeadCellProps {
  column: {
    label: string
    hiddenLabel?: string
    head?: ReactNode
    align?: 'end'
    pinned?: boolean
    sort?: unknown
  }
  sorted: false | 'asc' | 'desc'
  onSort: () => void
}

/** The head of a column; a button where the column can be sorted by. */
export function HeadCell({ column, sorted, onSort }: HeadCellProps): ReactNode {
  const Arrow = sorted === 'asc' ? ArrowUp : ArrowDown
  const label = column.head ?? (column.label || <span className="visually-hidden">{column.hiddenLabel}</span>)
  return (
    <th
      scope="col"
      className={classOf(column)}
      aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {column.sort ? (
        <button type="button" onClick={onSort}>
          {label}
          {sorted && <Arrow size={12} strokeWidth={1.5} aria-hidden />}
        </button>
      ) : (
        label
      )}
    </th>
  )
}

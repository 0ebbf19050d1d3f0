import type { ReactNode } from 'react'
import { memo } from 'react'
import type { Column } from './columns'
import { TabStopContext } from './RowButton'
import { RowCells } from './RowCells'

interface BodyRowProps<T> {
  rowKey: string
  item: T
  columns: readonly Column<T>[]
  rowIndex: number
  shown: boolean
  current: boolean
  /** Whether Tab stops at its buttons. */
  tabStop: boolean
  onPick: ((item: T) => void) | undefined
}

function Row<T>(props: BodyRowProps<T>): ReactNode {
  const { rowKey, item, columns, rowIndex, shown, current, tabStop, onPick } = props
  return (
    <tr
      data-key={rowKey}
      aria-rowindex={rowIndex}
      aria-current={current || undefined}
      data-shown={shown || undefined}
      data-pickable={onPick ? true : undefined}
      onClick={onPick ? () => onPick(item) : undefined}
    >
      <TabStopContext value={tabStop}>
        <RowCells item={item} columns={columns} />
      </TabStopContext>
    </tr>
  )
}

/** One row; drawn again only when its item, its place or its columns are others. */
export const BodyRow = memo(Row) as typeof Row

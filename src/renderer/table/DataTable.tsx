import { useTable } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Density } from '../../preload/model'
import { useNotation } from '../format/useNotation'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { BodyRow } from './BodyRow'
import { BoneRows, ReadingWord } from './Bones'
import { HeadCell } from './HeadCell'
import type { Column } from './columns'
import { features, toColumnDefs, widenedFor } from './columns'
import { ROW_HEIGHTS } from './row-heights'
import { useColumnsThatFit } from './useColumnsThatFit'
import { useRowFocus } from './useRowFocus'
import { useVirtualRows } from './useVirtualRows'
import './table.css'

interface DataTableProps<T> {
  /** The table's accessible name. */
  label: string
  /** Must keep its identity while nothing changed. */
  items: T[]
  columns: readonly Column<T>[]
  keyOf: (item: T) => string
  /** Shown below the head of an empty table. */
  empty: ReactNode
  /** Rows are on their way: while there are none, their places are shown. */
  isReading?: boolean
  /** Key of the row that stands out; a new `times` scrolls to it. */
  shown?: { key: string; times: number } | null
  currentKey?: string | undefined
  onPick?: (item: T) => void
  /** Hears which columns there is no room for, whenever it is others. */
  onLeftOut?: (ids: readonly string[]) => void
  /** Hears in which order the rows stand, by their keys, whenever it is another. */
  onOrder?: (keys: readonly string[]) => void
  /** Called, perhaps more than once, when one has scrolled near the last row. */
  onNearEnd?: () => void
}

// Drawing fewer rows than this whole is cheaper than measuring them.
const VIRTUAL_FROM = 30
const NEAR_END = 20
const HEAD_HEIGHT = 24

const pickDensity = (state: DeskState): Density => state.settings.density

/** A real table of many rows: sorted by its heads, drawn only where one looks, never out of shape. */
export function DataTable<T extends object>(props: DataTableProps<T>): ReactNode {
  const { label, items, keyOf, shown, currentKey, onPick, onNearEnd, isReading = false } = props
  const scroller = useRef<HTMLDivElement>(null)
  const density = useDesk(pickDensity)
  const rowHeight = ROW_HEIGHTS[density]
  const { hours } = useNotation()
  const wanted = useMemo(() => widenedFor({ hours, density }, props.columns), [hours, density, props.columns])
  const columns = useColumnsThatFit(scroller, wanted)
  const { onLeftOut } = props
  useEffect(() => {
    const shownIds = new Set(columns.map(({ id }) => id))
    onLeftOut?.(props.columns.filter(({ id }) => !shownIds.has(id)).map(({ id }) => id))
  }, [columns, props.columns, onLeftOut])
  const columnDefs = useMemo(() => toColumnDefs(columns), [columns])
  // The library keeps what a row was first sorted by; a number that moves is taken as it is when a head is pressed.
  const [pressed, setPressed] = useState(0)
  const data = useMemo(() => (pressed === 0 ? items : [...items]), [items, pressed])
  const table = useTable({
    features,
    columns: columnDefs,
    data,
    getRowId: keyOf,
    enableMultiSort: false,
  })
  const { rows } = table.getRowModel()
  const { onOrder } = props
  useEffect(() => onOrder?.(rows.map(({ id }) => id)), [rows, onOrder])
  const { drawn, before, after } = useVirtualRows({
    scroller,
    count: rows.length,
    rowHeight,
    overscan: 8,
    enabled: rows.length >= VIRTUAL_FROM,
    scrollPaddingStart: HEAD_HEIGHT,
  })

  const drawnRows = drawn.flatMap((index) => rows[index] ?? [])
  const { tabStop, ...keeping } = useRowFocus(
    scroller,
    drawnRows.map(({ id }) => id),
    currentKey,
  )

  // Handlers are made anew with each drawing of a panel; the rows must not be.
  const newestPick = useRef(onPick)
  useLayoutEffect(() => {
    newestPick.current = onPick
  })
  const pick = useCallback((item: T) => newestPick.current?.(item), [])

  const shownIndex = shown ? rows.findIndex((row) => row.id === shown.key) : -1
  useEffect(() => {
    if (shownIndex >= 0) scroller.current?.scrollTo({ top: Math.max(0, shownIndex - 2) * rowHeight })
    // Only being asked moves the table; rows that come and go don't.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown?.times])

  return (
    <div
      className="table-scroll"
      ref={scroller}
      tabIndex={-1}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < NEAR_END * rowHeight) onNearEnd?.()
      }}
      {...keeping}
    >
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell
                key={column.id}
                column={column}
                sorted={table.getColumn(column.id)?.getIsSorted() ?? false}
                onSort={() => {
                  setPressed(pressed + 1)
                  table.getColumn(column.id)?.toggleSorting()
                }}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && isReading && <BoneRows columns={columns} />}
          {before > 0 && <tr aria-hidden className="gap" style={{ height: before }} />}
          {drawnRows.map((row, place) => (
            <BodyRow
              key={row.id}
              rowKey={row.id}
              item={row.original}
              columns={columns}
              rowIndex={(drawn[0] ?? 0) + place + 2}
              shown={shown?.key === row.id}
              current={currentKey === row.id}
              tabStop={tabStop === row.id}
              onPick={onPick && pick}
            />
          ))}
          {after > 0 && <tr aria-hidden className="gap" style={{ height: after }} />}
        </tbody>
      </table>
      {rows.length === 0 && (isReading ? <ReadingWord /> : <div className="table-empty">{props.empty}</div>)}
    </div>
  )
}

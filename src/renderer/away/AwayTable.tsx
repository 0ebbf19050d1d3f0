import type { ReactNode } from 'react'
import { useId } from 'react'

interface AwayTableProps {
  title: string
  heads: readonly string[]
  /** How many columns from the left are words; the rest are numbers. */
  words: number
  rows: readonly (readonly ReactNode[])[]
}

/** One kind of thing that happened; nothing where it did not. */
export function AwayTable({ title, heads, words, rows }: AwayTableProps): ReactNode {
  const titleId = useId()
  if (rows.length === 0) return null
  const alignOf = (column: number): string | undefined => (column < words ? undefined : 'end')
  return (
    <section className="away-section">
      <h3 id={titleId}>{title}</h3>
      <table aria-labelledby={titleId}>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" data-align={alignOf(column)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => (
                <td key={heads[column]} data-align={alignOf(column)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

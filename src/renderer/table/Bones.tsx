import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from './columns'
import { classOf } from './columns'
import './bones.css'

const rows = [1, 2, 3, 4]

/** Where rows will stand while they are read: in the same columns, so that nothing moves when they come. */
export function BoneRows({
  columns,
}: {
  columns: readonly Pick<Column<never>, 'id' | 'align' | 'pinned'>[]
}): ReactNode {
  return (
    <>
      {rows.map((row) => (
        <tr key={row} className="bones" aria-hidden>
          {columns.map((column) => (
            <td key={column.id} className={classOf(column)}>
              <span className="bone" />
            </td>
          ))}
        </tr>
      ))}
    </>
  )
}

/** Where something else than a table will stand while it is read. */
export function BoneLines(): ReactNode {
  return (
    <div className="bone-lines" aria-hidden>
      {rows.map((row) => (
        <div key={row} className="bones">
          <span className="bone" />
          <span className="bone" />
        </div>
      ))}
    </div>
  )
}

/** Says to those who don't see the bones that something is being read. */
export function ReadingWord(): ReactNode {
  const { t } = useTranslation()
  return (
    <span className="visually-hidden" role="status">
      {t('history.loading')}
    </span>
  )
}

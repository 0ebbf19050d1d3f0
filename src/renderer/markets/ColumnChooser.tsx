import { ArrowUp, Check, Columns3, RotateCcw } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu } from '../controls/Menu'
import { useSession } from '../session'
import {
  FIRST_COLUMNS,
  MARKET_COLUMNS,
  MARKET_COLUMN_TITLES,
  movedUp,
  turned,
  type MarketColumn,
} from './chosen'

interface ColumnChooserProps {
  /** In their order. */
  chosen: readonly MarketColumn[]
  /** Those of them the list has no room for. */
  leftOut: readonly string[]
  /** A column was chosen just now. */
  onChosen: (id: MarketColumn) => void
}

// One choice is seldom the last: the menu stays.
const stay = (event: MouseEvent): void => event.stopPropagation()

/** Which columns the list of markets has, and in which order. */
export function ColumnChooser({ chosen, leftOut, onChosen }: ColumnChooserProps): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const save = (marketColumns: readonly MarketColumn[]): void =>
    void desk.ask('settings:update', { marketColumns: [...marketColumns] })
  const turn = (id: MarketColumn): void => {
    pressed.current = id
    save(turned(chosen, id))
    if (!chosen.includes(id)) onChosen(id)
  }
  const sheet = useRef<HTMLDivElement>(null)
  const pressed = useRef<MarketColumn | null>(null)
  useLayoutEffect(() => {
    // What was pressed has moved among the others, and lost the focus for it.
    if (pressed.current !== null && !sheet.current?.contains(document.activeElement))
      sheet.current?.querySelector<HTMLElement>(`[data-column="${pressed.current}"]`)?.focus()
    pressed.current = null
  }, [chosen])
  const offered = [...chosen, ...MARKET_COLUMNS.filter((id) => !chosen.includes(id))]
  return (
    <div className="market-columns">
      <Menu
        label={t('markets.columns')}
        face={
          <>
            <Columns3 size={14} strokeWidth={1.5} aria-hidden />
            <span className="visually-hidden">{t('markets.columns')}</span>
          </>
        }
      >
        <div role="presentation" ref={sheet} onClick={stay}>
          {offered.map((id) => (
            <div key={id} role="presentation" className="column-choice">
              <button
                type="button"
                role="menuitemcheckbox"
                data-column={id}
                aria-checked={chosen.includes(id)}
                onClick={() => turn(id)}
              >
                <Check size={14} strokeWidth={1.5} aria-hidden />
                {t(MARKET_COLUMN_TITLES[id])}
                {leftOut.includes(id) && <span className="faint">{t('markets.noRoom')}</span>}
              </button>
              {chosen.indexOf(id) > 0 && (
                <button
                  type="button"
                  role="menuitem"
                  className="icon-button"
                  aria-label={t('markets.moveUp', { column: t(MARKET_COLUMN_TITLES[id]) })}
                  title={t('markets.moveUp', { column: t(MARKET_COLUMN_TITLES[id]) })}
                  onClick={() => {
                    pressed.current = id
                    save(movedUp(chosen, id))
                  }}
                >
                  <ArrowUp size={14} strokeWidth={1.5} aria-hidden />
                </button>
              )}
            </div>
          ))}
          <button type="button" role="menuitem" className="column-reset" onClick={() => save(FIRST_COLUMNS)}>
            <RotateCcw size={14} strokeWidth={1.5} aria-hidden />
            {t('markets.resetColumns')}
          </button>
        </div>
      </Menu>
    </div>
  )
}

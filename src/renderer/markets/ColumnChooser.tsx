import { Check, Columns3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../preload/model'
import { Menu } from '../controls/Menu'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { MARKET_COLUMNS, MARKET_COLUMN_TITLES } from './columns'

const pickColumns = (state: DeskState): Settings['marketColumns'] => state.settings.marketColumns

/** Which columns the list of markets has; one too narrow for all leaves some out. */
export function ColumnChooser(): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const chosen = useDesk(pickColumns)
  const turn = (id: string): void =>
    void desk.ask('settings:update', {
      marketColumns: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
    })
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
        {MARKET_COLUMNS.map((id) => (
          <button
            key={id}
            type="button"
            role="menuitemcheckbox"
            aria-checked={chosen.includes(id)}
            onClick={() => turn(id)}
          >
            <Check size={14} strokeWidth={1.5} aria-hidden />
            {t(MARKET_COLUMN_TITLES[id])}
          </button>
        ))}
      </Menu>
    </div>
  )
}

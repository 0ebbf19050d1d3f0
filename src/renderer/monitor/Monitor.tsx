import type { ReactNode } from 'react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccountName } from '../accounts/useAccountName'
import { useFeedPhase } from '../app/feed'
import { useAppearance } from '../app/useAppearance'
import { useMarkets } from '../app/useMarkets'
import { useTones } from '../app/useTones'
import { widestPlaces } from '../format/places'
import { NotationContext } from '../format/useNotation'
import { SideHead } from '../honest/SideHead'
import type { EnvironmentName, Position } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { DataTable } from '../table/DataTable'
import { monitorColumns } from './columns'
import { MonitorFigures } from './MonitorFigures'
import '../app/app.css'
import './monitor.css'

const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment
const pickPositions = (state: DeskState): Position[] => state.positions
const keyOf = (position: Position): string => position.market

/** The account in a corner of the screen: what it is worth, what it holds, and how true that is. It sends nothing. */
export function Monitor(): ReactNode {
  const notation = useAppearance()
  useTones()
  return (
    <NotationContext value={notation}>
      <Board />
    </NotationContext>
  )
}

function Board(): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const positions = useDesk(pickPositions)
  const markets = useMarkets()
  const environment = useDesk(pickEnvironment)
  const arePricesOld = useFeedPhase('market') !== 'live'
  const isAccountOld = useFeedPhase('account') !== 'live'
  const { size } = widestPlaces(positions.map(keyOf), markets)
  const columns = useMemo(() => monitorColumns(t, desk.tickers, markets, size), [t, desk, markets, size])
  const title = t('monitor.title')
  const name = useAccountName()
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
  return (
    <main
      className="desk monitor"
      aria-label={title}
      data-environment={environment}
      data-prices-old={arePricesOld || undefined}
    >
      <SideHead account={name} />
      <MonitorFigures />
      <div className="panel" data-old={isAccountOld || undefined}>
        <DataTable
          label={t('positions.title')}
          items={positions}
          columns={columns}
          keyOf={keyOf}
          empty={t('monitor.empty')}
          onPick={({ market }) => void desk.ask('window:show', { target: 'market', id: market })}
        />
      </div>
    </main>
  )
}

import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../app/Panel'
import { useMarkets } from '../app/useMarkets'
import { widestPlaces } from '../format/places'
import type { Position } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { DataTable } from '../table/DataTable'
import { positionColumns } from './columns'

const pickPositions = (state: DeskState): Position[] => state.positions
const keyOf = (position: Position): string => position.market

/** What the account holds. */
export function PositionsPanel(): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const positions = useDesk(pickPositions)
  const markets = useMarkets()
  const { price, size } = widestPlaces(positions.map(keyOf), markets)
  const columns = useMemo(() => positionColumns(t, markets, { price, size }), [t, markets, price, size])
  return (
    <Panel title={t('positions.title')} feed="account" className="positions" count={positions.length}>
      <DataTable
        label={t('positions.title')}
        items={positions}
        columns={columns}
        keyOf={keyOf}
        empty={t('positions.empty')}
        onPick={(position) => workspace.update((now) => ({ ...now, market: position.market }))}
      />
    </Panel>
  )
}

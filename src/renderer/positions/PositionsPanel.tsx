import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../app/Panel'
import { useMarkets } from '../app/useMarkets'
import { useCommand } from '../commands/registry'
import { widestPlaces } from '../format/places'
import { FeedEmpty } from '../honest/FeedEmpty'
import { useStanding } from '../honest/standing'
import type { Position } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { DataTable } from '../table/DataTable'
import { isWatchOnly } from '../watch-only'
import { chooseMarket } from '../workspace'
import { positionColumns } from './columns'
import { DeedDialog } from './DeedDialog'
import type { Deed } from './deeds'
import { ExitsDialog } from './ExitsDialog'
import './positions.css'

const pickAccount = (state: DeskState): string | null => state.activeProfile
const pickPositions = (state: DeskState): Position[] => state.positions
const keyOf = (position: Position): string => position.market

/** A deed being asked about, with the positions as they were. */
interface Asked {
  deed: Deed | 'closeAll'
  positions: readonly Position[]
}

/** What the account holds. What is asked about one account is not answered for another. */
export function PositionsPanel(): ReactNode {
  return <Positions key={useDesk(pickAccount)} />
}

function Positions(): ReactNode {
  const { t } = useTranslation()
  const { desk, workspace } = useSession()
  const positions = useDesk(pickPositions)
  const markets = useMarkets()
  const { price, size } = widestPlaces(positions.map(keyOf), markets)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [leaving, setLeaving] = useState<Position | null>(null)
  const watchOnly = useDesk(isWatchOnly)
  const closeAll = (): void => setAsked({ deed: 'closeAll', positions })
  useCommand('positions.closeAll', closeAll, positions.length > 0 && !watchOnly)
  const leavingMarket = leaving && markets.get(leaving.market)
  const columns = useMemo(
    () =>
      positionColumns(
        t,
        desk.tickers,
        markets,
        { price, size },
        {
          watchOnly,
          onDeed: (deed, position) => setAsked({ deed, positions: [position] }),
          onExits: setLeaving,
        },
      ),
    [t, desk, markets, price, size, watchOnly],
  )
  return (
    <Panel
      title={t('positions.title')}
      feed="account"
      className="positions"
      actions={
        <button
          type="button"
          className="quiet"
          disabled={positions.length === 0 || watchOnly}
          onClick={closeAll}
        >
          {t('deed.closeAll')}
        </button>
      }
    >
      <DataTable
        label={t('positions.title')}
        items={positions}
        columns={columns}
        keyOf={keyOf}
        isReading={useStanding('account') === 'reading'}
        empty={<FeedEmpty feed="account">{t('positions.empty')}</FeedEmpty>}
        onPick={(position) => workspace.update((now) => chooseMarket(now, position.market))}
      />
      {asked && <DeedDialog {...asked} onClose={() => setAsked(null)} />}
      {leaving && leavingMarket && (
        <ExitsDialog position={leaving} market={leavingMarket} onClose={() => setLeaving(null)} />
      )}
    </Panel>
  )
}

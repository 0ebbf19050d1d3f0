import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../app/Panel'
import { Amount } from '../format/Amount'
import { HiddenAmount, useHidden } from '../format/HiddenAmount'
import { MONEY_PLACES } from '../format/places'
import { FeedEmpty } from '../honest/FeedEmpty'
import { useStanding } from '../honest/standing'
import { placesOf } from '../../money/decimal'
import type { Balance } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import type { Column } from '../table/columns'
import { DataTable } from '../table/DataTable'

const pickBalances = (state: DeskState): Balance[] => state.balances
const keyOf = (balance: Balance): string => balance.token
const placesOfBalance = (balance: Balance): number => Math.max(MONEY_PLACES, placesOf(balance.size))

/** What lies in the account, by token. */
export function BalancesPanel(): ReactNode {
  const { t } = useTranslation()
  const balances = useDesk(pickBalances)
  const isHidden = useHidden()
  const widest = Math.max(MONEY_PLACES, ...balances.map(placesOfBalance))
  const columns = useMemo(
    (): Column<Balance>[] => [
      {
        id: 'token',
        label: t('column.token'),
        width: 80,
        sort: { kind: 'text', value: keyOf },
        cell: keyOf,
      },
      {
        id: 'size',
        label: t('column.amount'),
        width: 160,
        align: 'end',
        sort: { kind: 'decimal', value: (balance) => balance.size },
        cell: (balance) =>
          isHidden ? (
            <HiddenAmount />
          ) : (
            <Amount value={balance.size} places={placesOfBalance(balance)} alignTo={widest} exact />
          ),
      },
    ],
    [t, widest, isHidden],
  )
  return (
    <Panel title={t('balances.title')} feed="account" className="balances">
      <DataTable
        label={t('balances.title')}
        items={balances}
        columns={columns}
        keyOf={keyOf}
        isReading={useStanding('account') === 'reading'}
        empty={<FeedEmpty feed="account">{t('balances.empty')}</FeedEmpty>}
      />
    </Panel>
  )
}

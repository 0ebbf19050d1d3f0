import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { subtract } from '../../money/decimal'
import type { Market, Order } from '../../preload/model'
import type { AlgoOrder } from '../../preload/records'
import { Amount } from '../format/Amount'
import { OwnAmount } from '../format/OwnAmount'
import { Moment } from '../format/Moment'
import { placesIn } from '../format/places'
import { stateSentence } from '../orders/words'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { likelyChildren } from '../../trading/children'

interface AlgoDetailProps {
  algo: AlgoOrder
  market: Market | undefined
  onClose: () => void
}

const pickOrders = (state: DeskState): Order[] => state.orders

/** The orders that are, as far as can be told, an algo's. */
export function AlgoDetail({ algo, market, onClose }: AlgoDetailProps): ReactNode {
  const { t, i18n } = useTranslation()
  const orders = useDesk(pickOrders)
  const children = useMemo(
    () => likelyChildren(algo, orders).sort((a, b) => b.createdAtMs - a.createdAtMs),
    [algo, orders],
  )
  const places = placesIn(market)
  return (
    <aside className="order-detail algo-detail" aria-label={t('algos.children')}>
      <div>
        <p>
          {stateSentence(i18n, algo)} · {t('algos.average')}{' '}
          <Amount value={algo.avgFillPrice} places={places.price} /> <span className="faint">{algo.id}</span>
        </p>
        <p className="faint">{t('algos.doubt')}</p>
        {children.length === 0 ? (
          <p className="dim">{t('algos.noChildren')}</p>
        ) : (
          <table aria-label={t('algos.children')}>
            <thead>
              <tr>
                <th scope="col">{t('column.timeUtc')}</th>
                <th scope="col" className="end">
                  {t('column.filled')}
                </th>
                <th scope="col" className="end">
                  {t('column.size')}
                </th>
                <th scope="col" className="end">
                  {t('algos.average')}
                </th>
                <th scope="col">{t('column.state')}</th>
              </tr>
            </thead>
            <tbody>
              {children.map((child) => (
                <tr key={child.id}>
                  <td>
                    <Moment atMs={child.createdAtMs} />
                  </td>
                  <td className="end">
                    <OwnAmount value={subtract(child.size, child.remainingSize)} places={places.size} />
                  </td>
                  <td className="end">
                    <OwnAmount value={child.size} places={places.size} />
                  </td>
                  <td className="end">
                    <Amount value={child.avgFillPrice} places={places.price} />
                  </td>
                  <td className="dim">{stateSentence(i18n, child)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <button type="button" className="icon-button" aria-label={t('dialog.close')} onClick={onClose}>
        <X size={14} strokeWidth={1.5} aria-hidden />
      </button>
    </aside>
  )
}

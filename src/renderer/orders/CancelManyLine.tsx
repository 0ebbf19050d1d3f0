import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { placesOf } from '../../money/decimal'
import { formatNumber } from '../../notation/number'
import type { Decimal } from '../../preload/model'
import { useNotation } from '../format/useNotation'
import { problemText } from '../problem'
import type { CancelMany } from './useCancelMany'
import { tellingPrice } from './words'

interface CancelManyLineProps {
  last: CancelMany
  onForget: () => void
}

/** What became of several cancels: how many went through, and for each of the others why not. */
export function CancelManyLine({ last, onForget }: CancelManyLineProps): ReactNode {
  const { t, i18n } = useTranslation()
  const notation = useNotation()
  if (last.kind === 'sending')
    return (
      <p className="cancel-many" role="status">
        {t('orders.cancellingMany', { count: last.count })}
      </p>
    )
  const write = (price: Decimal): string => formatNumber(price, { places: placesOf(price) }, notation)
  const failed = last.kind === 'answered' ? last.failed : []
  const bad = last.kind === 'refused' || failed.length > 0
  return (
    <div className="cancel-many" role={bad ? 'alert' : 'status'}>
      <div>
        <p className={bad ? 'warning' : ''}>
          {last.kind === 'refused'
            ? t('orders.cancelManyFailed', { sentence: problemText(i18n, last.problem) })
            : t('orders.cancelledMany', { done: last.count - failed.length, orders: last.count })}
        </p>
        {failed.length > 0 && (
          <ul>
            {failed.map(({ order, problem }) => (
              <li key={order.id}>
                <strong>
                  {t(`side.${order.side}`)} {order.market} {write(tellingPrice(order))}
                </strong>{' '}
                {problemText(i18n, problem)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <button type="button" className="icon-button" aria-label={t('dialog.close')} onClick={onForget}>
        <X size={14} strokeWidth={1.5} aria-hidden />
      </button>
    </div>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decimal } from '../../preload/model'
import { Amount } from '../format/Amount'
import { TintedAmount } from '../format/TintedAmount'
import { formatPercent } from '../../notation/number'
import { useNotation } from '../format/useNotation'

interface LadderMiddleProps {
  mark: Decimal | null
  spread: Decimal | null
  spreadRate: Decimal | null
  places: number
}

/** Between asks and bids: the mark and the spread. */
export function LadderMiddle({ mark, spread, spreadRate, places }: LadderMiddleProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  return (
    <tr className="ladder-middle">
      <td colSpan={3}>
        <dl>
          <div>
            <dt className="mark-word">{t('column.mark')}</dt>
            <dd>
              <TintedAmount value={mark} places={places} />
            </dd>
          </div>
          <div className="ladder-spread">
            <dt>{t('market.spread')}</dt>
            <dd title={spreadRate === null ? undefined : formatPercent(spreadRate, { places: 4 }, notation)}>
              <Amount value={spread} places={places} exact />
            </dd>
          </div>
        </dl>
      </td>
    </tr>
  )
}

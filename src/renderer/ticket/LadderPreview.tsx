import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { multiply } from '../../money/decimal'
import type { Rung } from '../../money/ladder'
import type { Market } from '../../preload/model'
import { Amount } from '../format/Amount'
import { Money } from '../format/Money'
import { placesIn } from '../format/places'

interface LadderPreviewProps {
  /** Null while something of the ladder is missing. */
  rungs: readonly Rung[] | null
  market: Market
}

/** The orders of a ladder as they would be sent. */
export function LadderPreview({ rungs, market }: LadderPreviewProps): ReactNode {
  const { t } = useTranslation()
  const places = placesIn(market)
  return (
    <div
      className="ladder-preview"
      tabIndex={rungs ? 0 : -1}
      role="region"
      aria-label={t('ticket.ladder.preview')}
    >
      {rungs ? (
        <table aria-label={t('ticket.ladder.preview')}>
          <thead>
            <tr>
              <th scope="col">{t('ticket.ladder.order')}</th>
              <th scope="col" className="end">
                {t('column.price')}
              </th>
              <th scope="col" className="end">
                {t('column.size')}
              </th>
              <th scope="col" className="end">
                {t('ticket.notional')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rungs.map(({ price, size }, place) => (
              <tr key={place}>
                <td className="faint">{place + 1}</td>
                <td className="end">
                  <Amount value={price} places={places.price} />
                </td>
                <td className="end">
                  <Amount value={size} places={places.size} />
                </td>
                <td className="end">
                  <Money value={multiply(price, size)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="ticket-note">{t('ticket.ladder.empty')}</p>
      )}
    </div>
  )
}

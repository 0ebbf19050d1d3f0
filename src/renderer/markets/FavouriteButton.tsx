import { Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { RowButton } from '../table/RowButton'
import { withFavourite } from './list'

const pickFavourites = (state: DeskState): Settings['favourites'] => state.settings.favourites

/** Marks a market as a favourite, or no longer. */
export function FavouriteButton({ market }: { market: string }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const favourites = useDesk(pickFavourites)
  const isOne = favourites.includes(market)
  return (
    <RowButton
      className="plain favourite"
      aria-pressed={isOne}
      aria-label={t('markets.favourite', { market })}
      title={t('markets.favourite', { market })}
      onClick={(event) => {
        event.stopPropagation()
        void desk.ask('settings:update', { favourites: withFavourite(favourites, market, !isOne) })
      }}
    >
      <Star size={12} strokeWidth={1.5} aria-hidden />
    </RowButton>
  )
}

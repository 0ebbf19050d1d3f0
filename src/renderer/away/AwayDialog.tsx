import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decimal } from '../../preload/model'
import type { AwayDigest, AwayFills } from '../../preload/records'
import { useMarkets } from '../app/useMarkets'
import { Dialog } from '../controls/Dialog'
import { Amount } from '../format/Amount'
import { OwnAmount } from '../format/OwnAmount'
import { Moment } from '../format/Moment'
import { FEE_PLACES, MONEY_PLACES, placesIn } from '../format/places'
import { MarketName } from '../market/MarketName'
import { SideWord } from '../market/SideWord'
import { reasonText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { AwayTable } from './AwayTable'
import './away.css'

const pickAway = (state: DeskState): AwayDigest | null => state.away

/** What filled, ended, was taken back or paid while nobody listened. Closing it says that it has been read. */
export function AwayDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const digest = useDesk(pickAway)
  const markets = useMarkets()
  if (!digest) return null
  const close = (): void => {
    if (!digest.dismissed) void desk.ask('away:dismiss', null)
    onClose()
  }
  const placesOf = (market: string): { price: number; size: number } => placesIn(markets.get(market))
  const fillRows = (groups: readonly AwayFills[]): ReactNode[][] =>
    groups.map(({ market, side, count, size, averagePrice, fee, feeCurrency, realizedPnl }) => [
      <MarketName symbol={market} />,
      <SideWord side={side} />,
      count,
      <Own value={size} places={placesOf(market).size} />,
      <Amount
        value={averagePrice}
        places={Math.max(placesOf(market).price, fractionOf(averagePrice))}
        exact
      />,
      <Own value={fee} places={FEE_PLACES} unit={feeCurrency} />,
      <Own value={realizedPnl} places={MONEY_PLACES} signed />,
    ])
  const fillHeads = [
    t('column.market'),
    t('column.side'),
    t('away.number'),
    t('column.size'),
    t('away.averagePrice'),
    t('column.fee'),
    t('column.realizedPnl'),
  ]
  return (
    <Dialog title={t('away.title')} onClose={close} wide>
      <p className="dim">
        <Moment atMs={digest.fromMs} /> – <Moment atMs={digest.toMs} /> UTC
      </p>
      <AwayTable
        title={t('away.liquidations')}
        heads={fillHeads}
        words={2}
        rows={fillRows(digest.liquidations)}
      />
      <AwayTable
        title={t('away.busts')}
        heads={[t('column.market'), t('column.side'), t('column.size'), t('column.price')]}
        words={2}
        rows={digest.busts.map(({ market, side, size, price }) => [
          <MarketName symbol={market} />,
          <SideWord side={side} />,
          <Own value={size} places={placesOf(market).size} />,
          <Amount value={price} places={placesOf(market).price} exact />,
        ])}
      />
      <AwayTable title={t('away.fills')} heads={fillHeads} words={2} rows={fillRows(digest.fills)} />
      <AwayTable
        title={t('away.orders')}
        heads={[t('column.market'), t('column.side'), t('away.why'), t('column.size'), t('column.price')]}
        words={3}
        rows={digest.orders.map(({ market, side, size, price, state, cancelReason }) => [
          <MarketName symbol={market} />,
          <SideWord side={side} />,
          `${t(state === 'rejected' ? 'away.rejected' : 'away.cancelled')}${cancelReason ? ` · ${reasonText(i18n, cancelReason)}` : ''}`,
          <Own value={size} places={placesOf(market).size} />,
          price === '0' ? '–' : <Amount value={price} places={placesOf(market).price} exact />,
        ])}
      />
      <AwayTable
        title={t('away.funding')}
        heads={[t('column.market'), t('away.payment')]}
        words={1}
        rows={digest.funding.map(({ market, payment }) => [
          <MarketName symbol={market} />,
          <Own value={payment} places={FEE_PLACES} signed />,
        ])}
      />
      <div className="dialog-actions">
        <button type="button" onClick={close}>
          {t('away.read')}
        </button>
      </div>
    </Dialog>
  )
}

/** An amount of the account's own: dots while the person hides it. */
function Own(props: { value: Decimal | null; places: number; unit?: string; signed?: boolean }): ReactNode {
  return <OwnAmount {...props} toned={props.signed === true} exact />
}

function fractionOf(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0
}

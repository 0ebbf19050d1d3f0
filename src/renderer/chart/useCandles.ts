import { useEffect, useMemo } from 'react'
import type { ConnectionPhase } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { createCandleFeed, type CandleChoice, type CandleFeed } from './candle-feed'

const pickPhase = (state: DeskState): ConnectionPhase => state.connection.marketData

/** The candles of a choice, read when they are first wanted and after each break of the line. */
export function useCandles({ market, minutes, priceKind }: CandleChoice): CandleFeed {
  const { desk } = useSession()
  const isLive = useDesk(pickPhase) === 'live'
  const feed = useMemo(
    () => createCandleFeed({ market, minutes, priceKind }, desk),
    [desk, market, minutes, priceKind],
  )
  useEffect(() => {
    if (isLive) void feed.load()
  }, [feed, isLive])
  useEffect(() => {
    const takeTick = (): void => {
      const ticker = desk.tickers.get(market)
      const price = priceKind === 'mark' ? ticker?.markPrice : ticker?.indexPrice
      if (ticker && price) feed.takePrice(price, ticker.updatedAtMs)
    }
    const removers = [
      desk.marketData.onTrades((trades) => feed.takeTrades(trades)),
      desk.tickers.subscribe(market, takeTick),
    ]
    return () => removers.forEach((remove) => remove())
  }, [desk, feed, market, priceKind])
  useEffect(() => () => feed.stop(), [feed])
  return feed
}

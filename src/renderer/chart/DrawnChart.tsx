import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import type { Market } from '../../preload/model'
import type { ChartView } from '../../preload/records'

/** By then the chart is drawn however busy the window is. */
const latestMs = 1_500

// What draws on the canvas is a third of the window's code: the desk is on the screen, and live, before it is read.
const MarketChart = lazy(async () => {
  await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: latestMs }))
  return { default: (await import('./MarketChart')).MarketChart }
})

/** A market's candles, once what draws them has been read. */
export function DrawnChart({ market, view }: { market: Market; view: ChartView }): ReactNode {
  const { minutes, priceKind } = view
  return (
    <Suspense fallback={<div className="chart-body" />}>
      <MarketChart
        key={`${market.symbol} ${minutes} ${priceKind}`}
        market={market}
        minutes={minutes}
        priceKind={priceKind}
      />
    </Suspense>
  )
}

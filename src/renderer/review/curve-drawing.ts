// A canvas needs numbers: of the curve they become some here, and nothing is reckoned with them.
import type { BaselineData, UTCTimestamp } from 'lightweight-charts'
import { BaselineSeries, createChart, TickMarkType } from 'lightweight-charts'
import type { Notation } from '../../notation/notation'
import { formatDayAndMinute, formatMinute, formatShortDay } from '../../notation/time'
import type { Performance } from '../../preload/review'
import type { ChartColours } from '../chart/colours'
import { faded } from '../chart/colours'

/** The canvas of a curve. */
export interface CurveDrawing {
  setPoints(points: Performance['curve']): void
  setColours(colours: ChartColours): void
  setFormat(formatValue: (value: string) => string, notation: Notation): void
  remove(): void
}

/** Draws what was won and lost so far into an element, until it is removed. */
export function createCurveDrawing(element: HTMLElement): CurveDrawing {
  const chart = createChart(element, {
    autoSize: true,
    // Its sign is a link this window could not follow; the chart names it.
    layout: { attributionLogo: false },
    handleScroll: false,
    handleScale: false,
    timeScale: { timeVisible: true, secondsVisible: false, fixLeftEdge: true, fixRightEdge: true },
    rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.12, bottom: 0.08 } },
  })
  const series = chart.addSeries(BaselineSeries, {
    baseValue: { type: 'price', price: 0 },
    lineWidth: 2,
    priceLineVisible: false,
  })

  return {
    setPoints(points) {
      // One a second at most: the last of it.
      const bySecond = new Map(points.map(({ atMs, value }) => [Math.floor(atMs / 1000), Number(value)]))
      const data = [...bySecond].map(([time, value]): BaselineData<UTCTimestamp> => ({
        time: time as UTCTimestamp,
        value,
      }))
      series.setData(data)
      chart.timeScale().fitContent()
    },
    setColours({ surface, line, text, face, up, down }) {
      chart.applyOptions({
        layout: { background: { color: surface }, textColor: text, fontFamily: face, fontSize: 11 },
        grid: { vertLines: { color: faded(line, 0.5) }, horzLines: { color: faded(line, 0.5) } },
        timeScale: { borderColor: line },
      })
      series.applyOptions({
        topLineColor: up,
        topFillColor1: faded(up, 0.25),
        topFillColor2: faded(up, 0.02),
        bottomLineColor: down,
        bottomFillColor1: faded(down, 0.02),
        bottomFillColor2: faded(down, 0.25),
      })
    },
    setFormat(formatValue, notation) {
      chart.applyOptions({
        localization: {
          timeFormatter: (time: unknown) => `${formatDayAndMinute(Number(time) * 1000, notation)} UTC`,
        },
        timeScale: {
          tickMarkFormatter: (time: unknown, type: TickMarkType) =>
            type === TickMarkType.Time || type === TickMarkType.TimeWithSeconds
              ? formatMinute(Number(time) * 1000, notation)
              : formatShortDay(Number(time) * 1000, notation),
        },
      })
      series.applyOptions({
        priceFormat: {
          type: 'custom',
          minMove: 0.01,
          formatter: (value: number) => formatValue(value.toFixed(2)),
        },
      })
    },
    remove: () => chart.remove(),
  }
}

// A canvas needs numbers: here the prices of the charts become Numbers. Nothing is reckoned with
// them, and none of them leaves this file.
import { placesOf } from '../../money/decimal'
import type {
  CandlestickData,
  DeepPartial,
  ChartOptions,
  HistogramData,
  IPriceLine,
  Time,
  UTCTimestamp,
} from 'lightweight-charts'
import {
  CandlestickSeries,
  CrosshairMode,
  HistogramSeries,
  LineStyle,
  createChart,
  createSeriesMarkers,
} from 'lightweight-charts'
import type { Decimal } from '../../preload/model'
import type { Candle } from '../../preload/records'
import type { Candles } from './candles'
import type { ChartColours } from './colours'
import { faded } from './colours'
import { createGrip } from './grip'
import { createHandles } from './handles'
import { createLastingFont } from './lasting-font'
import { placesRead, snapped } from './moving'
import type { FillMark, PriceLine } from './overlays'

/** How the numbers and times of a chart are written. */
export interface ChartWords {
  tick: Decimal
  formatPrice: (price: string) => string
  formatTime: (atMs: number) => string
  /** On the axis: 'day' where a day begins. */
  formatTick: (atMs: number, weight: 'day' | 'time') => string
  titleOf: (line: PriceLine) => string
}

/** The canvas of a chart. */
export interface Drawing {
  setCandles(candles: Candles): void
  setLines(lines: readonly PriceLine[]): void
  setMarks(marks: readonly FillMark[]): void
  /** Where a line is to be taken, beside where it is; null for none. */
  setTarget(target: LineTarget | null): void
  setColours(colours: ChartColours): void
  setWords(words: ChartWords): void
  /** Moves by so many candles, back where negative; zooms by a factor. */
  move(candles: number): void
  zoom(factor: number): void
  /** Back to the newest candle. */
  toNow(): void
  remove(): void
}

/** A line and the price it is taken to. */
export interface LineTarget {
  line: PriceLine
  to: Decimal
}

interface Listener {
  /** Start of the candle under the crosshair; null where there is none. */
  crosshair: (startAtMs: number | null) => void
  /** Whoever looks has come near the oldest candle. */
  nearStart: () => void
  /** A line was let go at another price of the tick. */
  moved: (target: LineTarget) => void
  /** A line was gone, or stood elsewhere, before it was let go. */
  lost: (line: PriceLine) => void
}

const NEAR_START = 40
const fontSize = 11

/** Draws into an element until it is removed. */
export function createDrawing(element: HTMLElement, listener: Listener): Drawing {
  const chart = createChart(element, {
    autoSize: true,
    // Its sign is a link this window could not follow, and brings a style sheet of its own.
    layout: { attributionLogo: false },
    crosshair: { mode: CrosshairMode.Normal },
    // Bold would be a second font, looked up for each drawing (see lasting-font).
    timeScale: { timeVisible: true, secondsVisible: false, rightOffset: 6, allowBoldLabels: false },
    rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.12, bottom: 0.22 } },
  })
  const candleSeries = chart.addSeries(CandlestickSeries, { borderVisible: false })
  const volumeSeries = chart.addSeries(HistogramSeries, {
    priceScaleId: '',
    priceLineVisible: false,
    lastValueVisible: false,
    priceFormat: { type: 'volume' },
  })
  volumeSeries.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } })
  const markers = createSeriesMarkers(candleSeries, [])
  const priceLines = new Map<string, { line: IPriceLine; text: string }>()
  const handles = createHandles((price) => candleSeries.priceToCoordinate(Number(price)), labelWhatIsInView)
  candleSeries.attachPrimitive(handles.primitive)
  const lastingFont = createLastingFont(element)
  let targetLine: IPriceLine | null = null
  let target: LineTarget | null = null
  let drawn: Candles = []
  let lines: readonly PriceLine[] = []
  let marks: readonly FillMark[] = []
  let colours: ChartColours | null = null
  let words: ChartWords | null = null

  chart.subscribeCrosshairMove(({ time }) =>
    listener.crosshair(typeof time === 'number' ? time * 1000 : null),
  )
  chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
    if (range && drawn.length > 0 && range.from < NEAR_START) listener.nearStart()
  })

  const grip = createGrip(element, {
    lineAt: (y) => handles.lineAt(y),
    priceAt(y) {
      const price = words && candleSeries.coordinateToPrice(y)
      return words && price !== null ? snapped(price.toFixed(placesRead(words.tick)), words.tick) : null
    },
    show: setTarget,
    moved: listener.moved,
    lost: listener.lost,
  })

  function setTarget(next: LineTarget | null): void {
    target = next
    drawTarget()
  }

  function drawTarget(): void {
    if (targetLine && !target) {
      candleSeries.removePriceLine(targetLine)
      targetLine = null
    }
    if (!target || !colours || !words) return
    const options = {
      price: Number(target.to),
      color: colourOf(target.line.kind, colours),
      lineWidth: 2 as const,
      lineStyle: LineStyle.Solid,
      axisLabelVisible: true,
      title: words.titleOf(target.line),
    }
    if (targetLine) targetLine.applyOptions(options)
    else targetLine = candleSeries.createPriceLine(options)
  }

  function drawLines(): void {
    if (!colours || !words) return
    const wanted = new Map(lines.map((line) => [`${line.kind} ${line.key}`, line]))
    for (const [key, known] of priceLines) {
      if (wanted.has(key)) continue
      candleSeries.removePriceLine(known.line)
      priceLines.delete(key)
    }
    for (const [key, line] of wanted) {
      const options = {
        price: Number(line.price),
        color: colourOf(line.kind, colours),
        lineWidth: 1 as const,
        lineStyle: styles[line.kind],
        axisLabelVisible: true,
        title: words.titleOf(line),
      }
      const text = JSON.stringify(options)
      const known = priceLines.get(key)
      if (!known) priceLines.set(key, { line: candleSeries.createPriceLine(options), text })
      else if (known.text !== text) {
        known.line.applyOptions(options)
        known.text = text
      }
    }
  }

  /** A label of a price off the scale is none: two of them, the library would push into sight at another price. */
  function labelWhatIsInView(paneHeight: number): void {
    for (const { line } of priceLines.values()) {
      const { price, axisLabelVisible } = line.options()
      const y = candleSeries.priceToCoordinate(price)
      const isInView = y !== null && y >= 0 && y <= paneHeight
      // Nothing may change while the library draws.
      if (isInView !== axisLabelVisible)
        queueMicrotask(() => line.applyOptions({ axisLabelVisible: isInView }))
    }
  }

  function drawMarks(): void {
    if (!colours) return
    const { up, down } = colours
    const first = drawn[0]?.startAtMs ?? Infinity
    markers.setMarkers(
      marks
        .filter(({ startAtMs }) => startAtMs >= first)
        .map(({ startAtMs, side, count }) => ({
          time: toTime(startAtMs),
          position: side === 'buy' ? ('belowBar' as const) : ('aboveBar' as const),
          shape: side === 'buy' ? ('arrowUp' as const) : ('arrowDown' as const),
          color: side === 'buy' ? up : down,
          ...(count > 1 && { text: String(count) }),
        })),
    )
  }

  function drawAll(): void {
    candleSeries.setData(drawn.map(toBar))
    volumeSeries.setData(drawn.map((candle) => toVolume(candle, colours)))
    drawMarks()
  }

  return {
    setCandles(candles) {
      const before = drawn
      drawn = candles
      const fresh = tailOf(before, candles)
      if (!fresh) {
        drawAll()
        if (before.length === 0 && candles.length > 0) chart.timeScale().scrollToRealTime()
        return
      }
      for (const candle of fresh) {
        candleSeries.update(toBar(candle))
        volumeSeries.update(toVolume(candle, colours))
      }
    },
    setLines(next) {
      // Told with each change of any market, and drawn with the whole canvas.
      if (JSON.stringify(next) === JSON.stringify(lines)) return
      lines = next
      handles.setLines(next)
      grip.check(next)
      drawLines()
    },
    setMarks(next) {
      if (JSON.stringify(next) === JSON.stringify(marks)) return
      marks = next
      drawMarks()
    },
    setTarget,
    setColours(next) {
      colours = next
      handles.setColour((kind) => colourOf(kind, next))
      chart.applyOptions(toChartOptions(next))
      lastingFont.set(`${fontSize}px ${next.face}`)
      candleSeries.applyOptions({
        upColor: next.up,
        downColor: next.down,
        wickUpColor: next.up,
        wickDownColor: next.down,
      })
      drawAll()
      drawLines()
      drawTarget()
    },
    setWords(next) {
      words = next
      const places = placesOf(next.tick)
      candleSeries.applyOptions({
        priceFormat: {
          type: 'custom',
          minMove: Number(next.tick),
          formatter: (price: number) => next.formatPrice(price.toFixed(places)),
        },
      })
      chart.applyOptions({
        localization: { timeFormatter: (time: Time) => next.formatTime(Number(time) * 1000) },
        timeScale: {
          // The library's weights below 3 are years, months and days.
          tickMarkFormatter: (time: Time, weight: number) =>
            next.formatTick(Number(time) * 1000, weight < 3 ? 'day' : 'time'),
        },
      })
      drawLines()
    },
    move(candles) {
      const scale = chart.timeScale()
      scale.scrollToPosition(scale.scrollPosition() + candles, false)
    },
    zoom(factor) {
      const scale = chart.timeScale()
      scale.applyOptions({ barSpacing: Math.min(40, Math.max(1, scale.options().barSpacing * factor)) })
    },
    toNow: () => chart.timeScale().scrollToRealTime(),
    remove() {
      grip.stop()
      lastingFont.stop()
      chart.remove()
    },
  }
}

const styles: Record<PriceLine['kind'], LineStyle> = {
  buy: LineStyle.Dashed,
  sell: LineStyle.Dashed,
  buyTrigger: LineStyle.Dotted,
  sellTrigger: LineStyle.Dotted,
  buyAfter: LineStyle.SparseDotted,
  sellAfter: LineStyle.SparseDotted,
  long: LineStyle.Solid,
  short: LineStyle.Solid,
  liquidation: LineStyle.Solid,
}

function colourOf(kind: PriceLine['kind'], colours: ChartColours): string {
  if (kind === 'long' || kind === 'short') return colours.accent
  if (kind === 'liquidation') return colours.danger
  return kind.startsWith('buy') ? colours.up : colours.down
}

function toChartOptions(colours: ChartColours): DeepPartial<ChartOptions> {
  const { surface, line, text, face } = colours
  const label = { color: text, labelBackgroundColor: faded(text, 0.9) }
  return {
    layout: {
      background: { color: surface },
      textColor: text,
      fontFamily: face,
      fontSize,
    },
    grid: { vertLines: { color: faded(line, 0.5) }, horzLines: { color: faded(line, 0.5) } },
    crosshair: { vertLine: label, horzLine: label },
    timeScale: { borderColor: line },
  }
}

/** What to draw anew when only the end has moved; null when all of it has. */
function tailOf(before: Candles, now: Candles): Candles | null {
  const more = now.length - before.length
  if (before.length < 2 || more < 0 || more > 1) return null
  const keep = before.length - 1
  if (before[0] !== now[0] || before[keep - 1] !== now[keep - 1]) return null
  return now.slice(keep)
}

function toTime(startAtMs: number): UTCTimestamp {
  return (startAtMs / 1000) as UTCTimestamp
}

function toBar({ startAtMs, open, high, low, close }: Candle): CandlestickData<UTCTimestamp> {
  return {
    time: toTime(startAtMs),
    open: Number(open),
    high: Number(high),
    low: Number(low),
    close: Number(close),
  }
}

function toVolume(
  { startAtMs, open, close, volume }: Candle,
  colours: ChartColours | null,
): HistogramData<UTCTimestamp> {
  const tone = Number(close) >= Number(open) ? colours?.up : colours?.down
  return {
    time: toTime(startAtMs),
    value: Number(volume ?? '0'),
    ...(tone !== undefined && { color: faded(tone, 0.35) }),
  }
}

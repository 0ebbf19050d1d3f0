import type { TFunction } from 'i18next'
import type { RefObject } from 'react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { placesOf } from '../../money/decimal'
import type { Fill, Market, Order, Position } from '../../preload/model'
import type { CandleMinutes } from '../../preload/records'
import { formatNumber } from '../../notation/number'
import { formatDayAndMinute, formatMinute, formatShortDay } from '../../notation/time'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { useOwnText } from '../format/useOwnText'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import type { CandleFeed } from './candle-feed'
import { keepPainted, readColours } from './colours'
import { createDrawing, type ChartWords, type Drawing } from './drawing'
import type { PriceLine } from './overlays'
import { toFillMarks, toPriceLines } from './overlays'
import { createPace } from './pace'
import type { Moves } from './useMoves'

interface Drawn {
  market: Market
  minutes: CandleMinutes
  feed: CandleFeed
  onCrosshair: (startAtMs: number | null) => void
  moves: Moves
}

/** Each drawing is of the whole canvas: four in a second are as many as an eye follows a candle by. */
const DRAW_EVERY_MS = 250

const pickOrders = (state: DeskState): Order[] => state.orders
const pickPositions = (state: DeskState): Position[] => state.positions
const pickFills = (state: DeskState): Fill[] => state.fills

/** Keeps a canvas in the element up to date with its candles, the account, the notation and the theme. */
export function useDrawing(
  box: RefObject<HTMLElement | null>,
  { market, minutes, feed, onCrosshair, moves }: Drawn,
): RefObject<Drawing | null> {
  const drawing = useRef<Drawing | null>(null)
  const orders = useDesk(pickOrders)
  const positions = useDesk(pickPositions)
  const fills = useDesk(pickFills)
  const words = useChartWords(market)
  const { take, lose, open, target } = moves

  useEffect(() => {
    if (!box.current) return
    const made = createDrawing(box.current, {
      crosshair: onCrosshair,
      nearStart: () => void feed.loadOlder(),
      moved: take,
      lost: lose,
    })
    drawing.current = made
    const draw = (): void => made.setCandles(feed.state.get().candles)
    const pace = createPace(draw, DRAW_EVERY_MS)
    let isBlank = true
    const remove = feed.state.subscribe(() => {
      if (!isBlank) return pace.ask()
      // The first candles are waited for.
      isBlank = feed.state.get().candles.length === 0
      draw()
    })
    isBlank = feed.state.get().candles.length === 0
    draw()
    return () => {
      remove()
      pace.stop()
      drawing.current = null
      made.remove()
    }
  }, [box, feed, onCrosshair, take, lose])
  // Each of these also runs for a canvas that was just made.
  useEffect(
    () =>
      keepPainted(() => {
        if (box.current) drawing.current?.setColours(readColours(box.current))
      }),
    [box, feed],
  )
  useEffect(() => drawing.current?.setWords(words), [feed, words])
  useEffect(() => {
    const lines = toPriceLines(market.symbol, orders, positions)
    drawing.current?.setLines(open ? lines : lines.map((line) => ({ ...line, moves: null })))
  }, [feed, market.symbol, orders, positions, open])
  useEffect(() => drawing.current?.setTarget(target), [feed, target])
  useEffect(
    () => drawing.current?.setMarks(toFillMarks(market.symbol, fills, minutes)),
    [feed, market.symbol, fills, minutes],
  )
  return drawing
}

function useChartWords(market: Market): ChartWords {
  const { t } = useTranslation()
  const notation = useNotation()
  const own = useOwnText()
  const { priceTickSize, orderSizeIncrement } = market
  return useMemo(() => {
    const price = placesOf(priceTickSize)
    const { size } = placesIn({ ...market, orderSizeIncrement })
    return {
      tick: priceTickSize,
      formatPrice: (text) => formatNumber(text, { places: price }, notation),
      formatTime: (atMs) => `${formatDayAndMinute(atMs, notation)} UTC`,
      formatTick: (atMs, weight) =>
        weight === 'day' ? formatShortDay(atMs, notation) : formatMinute(atMs, notation),
      titleOf: (line) => titleOf(t, line, (text) => own(formatNumber(text, { places: size }, notation))),
    }
    // A market's other figures are of no matter here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, notation, own, priceTickSize, orderSizeIncrement])
}

/** A line's name: what it is, then how much of it. */
function titleOf(t: TFunction, { kind, type, size }: PriceLine, write: (size: string) => string): string {
  const side = kind.startsWith('buy') ? 'buy' : 'sell'
  const name =
    kind === 'liquidation' || kind === 'long' || kind === 'short'
      ? t(`chart.line.${kind}`)
      : kind.endsWith('Trigger') && type !== null
        ? `${t(`type.${type}`)} ${t(`side.${side}`)}`
        : `${kind.endsWith('After') ? '→ ' : ''}${t(`side.${side}`)}`
  return size === null ? name : `${name} ${write(size)}`
}

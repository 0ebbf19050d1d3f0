import type { KeyboardEvent, ReactNode } from 'react'
import { useCallback, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import type { CandleMinutes, PriceKind } from '../../preload/records'
import { Trouble } from '../honest/Trouble'
import { problemText } from '../problem'
import { useStore } from '../store'
import type { CandleFeed, CandleState } from './candle-feed'
import type { Drawing } from './drawing'
import { Legend } from './Legend'
import { useCandles } from './useCandles'
import { MoveCard } from './MoveCard'
import { useDrawing } from './useDrawing'
import { useMoves } from './useMoves'

interface MarketChartProps {
  market: Market
  minutes: CandleMinutes
  priceKind: PriceKind
}

const pickState = (state: CandleState): CandleState => state

/** The canvas, what stands over it, and the keys that move it. */
export function MarketChart({ market, minutes, priceKind }: MarketChartProps): ReactNode {
  const { t } = useTranslation()
  const legendId = useId()
  const box = useRef<HTMLDivElement>(null)
  const feed = useCandles({ market: market.symbol, minutes, priceKind })
  const state = useStore(feed.state, pickState)
  const [crosshair, setCrosshair] = useState<number | null>(null)
  const moves = useMoves(
    market.symbol,
    useCallback(() => box.current?.focus(), []),
  )
  const { asked, lost } = moves
  const drawing = useDrawing(box, { market, minutes, feed, onCrosshair: setCrosshair, moves })
  const shown = state.candles.find(({ startAtMs }) => startAtMs === crosshair) ?? state.candles.at(-1)
  return (
    // Without a candle the canvas has only an axis of nothing.
    <div className="chart-body" data-blank={state.candles.length === 0 || undefined}>
      <div
        className="chart-canvas"
        ref={box}
        role="img"
        tabIndex={0}
        aria-label={t('chart.name', { market: market.symbol })}
        aria-describedby={legendId}
        onKeyDown={(event) => pressed(event, drawing.current, moves.takeNext)}
      />
      {shown && <Legend id={legendId} candle={shown} market={market} hasVolume={priceKind === 'last'} />}
      <Overlay state={state} feed={feed} />
      {lost && !asked && (
        <p className="chart-lost" role="status">
          {t('chart.move.lost')}
        </p>
      )}
      {asked && (
        <MoveCard
          key={`${asked.move.orderId} ${asked.move.field}`}
          market={market}
          order={asked.order}
          move={asked.move}
          text={asked.text}
          onText={moves.type}
          onClose={moves.close}
        />
      )}
    </div>
  )
}

function Overlay({ state, feed }: { state: CandleState; feed: CandleFeed }): ReactNode {
  const { t, i18n } = useTranslation()
  const { candles, phase, older, problem } = state
  const why = problem ? problemText(i18n, problem) : ''
  if (candles.length === 0)
    return (
      <div className="chart-word">
        {phase === 'failed' ? (
          <Trouble what={t('chart.failed')} problem={problem} onRetry={() => void feed.load()} />
        ) : (
          <p role="status">{t(`chart.${phase === 'ready' ? 'empty' : phase}`)}</p>
        )}
      </div>
    )
  if (phase !== 'failed' && older !== 'loading' && older !== 'failed') return null
  const isOld = phase === 'failed'
  return (
    <div className="chart-note" role="status">
      {older === 'loading' && !isOld ? (
        t('chart.loadingOlder')
      ) : (
        <>
          <span title={why}>{t(isOld ? 'chart.notRenewed' : 'chart.olderFailed')}</span>
          <button
            type="button"
            className="link"
            onClick={() => void (isOld ? feed.load() : feed.loadOlder())}
          >
            {t('trouble.retry')}
          </button>
        </>
      )}
    </div>
  )
}

function pressed(event: KeyboardEvent, drawing: Drawing | null, takeNext: () => void): void {
  if (!drawing || event.ctrlKey || event.metaKey || event.altKey) return
  const step = event.shiftKey ? 40 : 5
  const acts: Record<string, () => void> = {
    ArrowLeft: () => drawing.move(-step),
    ArrowRight: () => drawing.move(step),
    ArrowUp: () => drawing.zoom(1.2),
    ArrowDown: () => drawing.zoom(1 / 1.2),
    End: () => drawing.toNow(),
    Enter: takeNext,
  }
  const act = acts[event.key]
  if (!act) return
  event.preventDefault()
  act()
}

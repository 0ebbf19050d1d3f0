import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Performance } from '../../preload/review'
import { keepPainted, readColours } from '../chart/colours'
import { useHidden } from '../format/HiddenAmount'
import { formatNumber } from '../../notation/number'
import { MONEY_PLACES } from '../format/places'
import { useNotation } from '../format/useNotation'
import '../chart/chart.css'
import { createCurveDrawing, type CurveDrawing } from './curve-drawing'

/** What was won and lost so far, fees and funding in it. */
export function EquityCurve({ points }: { points: Performance['curve'] }): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const hidden = useHidden()
  const box = useRef<HTMLDivElement>(null)
  const drawing = useRef<CurveDrawing | null>(null)
  useEffect(() => {
    if (!box.current) return
    const element = box.current
    const made = createCurveDrawing(element)
    drawing.current = made
    const stopPainting = keepPainted(() => made.setColours(readColours(element)))
    return () => {
      stopPainting()
      drawing.current = null
      made.remove()
    }
  }, [])
  useEffect(() => drawing.current?.setPoints(points), [points])
  useEffect(() => {
    const write = (value: string): string =>
      hidden ? '•••' : formatNumber(value, { places: MONEY_PLACES, signed: true }, notation)
    drawing.current?.setFormat(write, notation)
  }, [notation, hidden])
  const last = points.at(-1)?.value
  const shown =
    last === undefined || hidden ? '–' : formatNumber(last, { places: MONEY_PLACES, signed: true }, notation)
  return (
    <figure className="review-curve">
      <figcaption>{t('review.curve')}</figcaption>
      <div className="review-canvas">
        <div className="chart-canvas" ref={box} role="img" aria-label={t('review.curveOf', { net: shown })} />
      </div>
    </figure>
  )
}

import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useStore } from '../store'
import { toPoints } from './points'
import type { DayCurve, Sparklines } from './sparklines'

const WIDTH = 60
const HEIGHT = 16
const pick = (curve: DayCurve): DayCurve => curve

/** A market's day in a line, without a number: those stand beside it. */
export function Sparkline({ market, sparklines }: { market: string; sparklines: Sparklines }): ReactNode {
  const curve = useStore(sparklines.curveOf(market), pick)
  useEffect(() => sparklines.want(market))
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} aria-hidden>
      {curve.length > 1 && <polyline points={toPoints(curve, WIDTH, HEIGHT)} />}
    </svg>
  )
}

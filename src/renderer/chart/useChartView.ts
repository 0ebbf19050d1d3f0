import { useCallback } from 'react'
import type { CandleMinutes, Charts } from '../../preload/records'
import { useCommand } from '../commands/registry'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'

const pickCharts = (state: DeskState): Charts => state.settings.charts

/**
 * What that chart shows, and the way to change a part of it, in every window and for the next start. While it is used
 * the chart's commands for the length of a candle are answered.
 */
export function useChartView<C extends keyof Charts>(
  chart: C,
): [Charts[C], (part: Partial<Charts[C]>) => void] {
  const { desk } = useSession()
  const view = useDesk(pickCharts)[chart]
  const change = useCallback(
    (part: Partial<Charts[C]>) => {
      const { charts } = desk.state.get().settings
      void desk.ask('settings:update', { charts: { ...charts, [chart]: { ...charts[chart], ...part } } })
    },
    [desk, chart],
  )
  const choose = (minutes: CandleMinutes) => () => change({ minutes } as Partial<Charts[C]>)
  useCommand(`${chart}.1`, choose(1))
  useCommand(`${chart}.3`, choose(3))
  useCommand(`${chart}.5`, choose(5))
  useCommand(`${chart}.15`, choose(15))
  useCommand(`${chart}.30`, choose(30))
  useCommand(`${chart}.60`, choose(60))
  return [view, change]
}

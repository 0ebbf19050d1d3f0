import { useCallback } from 'react'
import type { Charts } from '../../preload/records'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'

const pickCharts = (state: DeskState): Charts => state.settings.charts

/** What that chart shows, and the way to change a part of it, in every window and for the next start. */
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
  return [view, change]
}

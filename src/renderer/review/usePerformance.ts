import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../preload/model'
import type { Performance, ReviewFilter } from '../../preload/review'
import { useSession } from '../session'
import { useNews } from './useNews'

/** How a stretch went, as it was last told; told anew when the account has traded. */
export type PerformanceReading =
  { phase: 'loading' } | { phase: 'failed'; problem: Problem } | { phase: 'ready'; performance: Performance }

/** Keeps the figures of that stretch, and reads them again when asked. What is there stays until the next answer. */
export function usePerformance({ market, fromMs, toMs }: ReviewFilter): {
  reading: PerformanceReading
  again: () => void
} {
  const { desk } = useSession()
  const news = useNews()
  const [reading, setReading] = useState<PerformanceReading>({ phase: 'loading' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isWanted = true
    void desk.ask('review:performance', { market, fromMs, toMs }).then((answer) => {
      if (!isWanted) return
      setReading(
        answer.ok
          ? { phase: 'ready', performance: answer.value }
          : { phase: 'failed', problem: answer.problem },
      )
    })
    return () => {
      isWanted = false
    }
  }, [desk, market, fromMs, toMs, news, tries])
  const again = useCallback(() => setTries((count) => count + 1), [])
  return { reading, again }
}

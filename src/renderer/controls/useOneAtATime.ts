import { useCallback, useRef } from 'react'

/** Asks for one thing at a time; what is asked for before the answer is in is not asked for: null. */
export function useOneAtATime(): <A>(ask: () => Promise<A>) => Promise<A> | null {
  const under = useRef(false)
  return useCallback((ask) => {
    // Also two presses before the first is drawn.
    if (under.current) return null
    under.current = true
    return ask().finally(() => {
      under.current = false
    })
  }, [])
}

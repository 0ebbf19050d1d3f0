import { prepareSearch } from './search-index'
import type { Store } from './store'

/** Makes what is written ready for a search, beside all else. */
export interface SearchKeeper {
  /** Something was written; called after every commit. */
  tick(): void
  /** Makes all of it ready without waiting for a quiet moment; resolves when that is done or called off. */
  hurry(): Promise<void>
  /** Leaves what is not ready yet to the next start. */
  stop(): void
}

/** Whatever is due at the start can wait until that is over, and a block takes a while to fill. */
const firstMs = 30_000
/** Some milliseconds of work, then so long a rest. */
const restMs = 30

/** A keeper that begins half a minute from now, and looks again half a minute after something was written. */
export function createSearchKeeper(store: Store): SearchKeeper {
  let work: Generator<undefined, void> | null = null
  let timer: NodeJS.Timeout | null = null
  let hurrying: (() => void)[] = []
  let stopped = false

  function wait(): void {
    timer = setTimeout(step, hurrying.length > 0 ? 0 : work ? restMs : firstMs)
    // What is not done yet keeps nobody from ending.
    if (hurrying.length === 0) timer.unref()
  }

  function step(): void {
    timer = null
    work ??= prepareSearch(store)
    if (work.next().done !== true) {
      wait()
      return
    }
    work = null
    release()
  }

  function release(): void {
    for (const resolve of hurrying) resolve()
    hurrying = []
  }

  return {
    tick() {
      if (timer === null && work === null && !stopped) wait()
    },
    hurry() {
      if (stopped) return Promise.resolve()
      // A round that has passed a list already does not see what came to it since.
      work = null
      if (timer) clearTimeout(timer)
      return new Promise((resolve) => {
        hurrying.push(resolve)
        wait()
      })
    },
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      timer = null
      release()
    },
  }
}

import { until } from '../../scripts/until'
import type { DevtoolsPage } from './devtools'

// All of these run in the page, as text: they know nothing of what is around them here.

/** Notes when a page has painted for the first time. */
export const firstPaint = `new PerformanceObserver((list) => {
  for (const { name, startTime } of list.getEntries())
    if (name === 'first-contentful-paint') window.benchReadyAtMs = performance.timeOrigin + startTime
}).observe({ type: 'paint', buffered: true })`

/** Notes when the desk has painted a market's row with a price in it, both of its connections being live. */
export const firstLiveRow = `(() => {
  const look = () => {
    if (!document.querySelector('[data-phase="live"]')) return
    if (!document.querySelector('.markets:not([data-old]) tbody td:nth-child(2) .amount:not(.faint)')) return
    watching.disconnect()
    requestAnimationFrame(() => {
      const painted = new MessageChannel()
      painted.port1.onmessage = () => (window.benchReadyAtMs = performance.timeOrigin + performance.now())
      painted.port2.postMessage(null)
    })
  }
  const watching = new MutationObserver(look)
  watching.observe(document, { subtree: true, childList: true, attributeFilter: ['data-phase', 'data-old'] })
  look()
})()`

/** When the observer's moment came, by the wall clock. */
export async function readyAtMs(page: DevtoolsPage): Promise<number> {
  const read = async () => {
    await page.observe()
    return page.evaluate<number | undefined>('window.benchReadyAtMs')
  }
  return until('the window', async () => (await read()) ?? false, 60_000)
}

/** Collects tasks over 50 ms and frames that came late, until they are read. */
export const watchFrames = `(() => {
  const seen = { longTasks: [], frames: 0, dropped: 0, sinceMs: performance.now() }
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longTasks.push(duration)
  })
  tasks.observe({ type: 'longtask' })
  let last = performance.now()
  const frame = (now) => {
    // The display shows sixty a second; what takes two turns has dropped one.
    const missed = Math.round((now - last) / (1000 / 60)) - 1
    if (missed > 0) seen.dropped += missed
    seen.frames += 1
    last = now
    seen.request = requestAnimationFrame(frame)
  }
  seen.request = requestAnimationFrame(frame)
  window.benchFrames = {
    read() {
      cancelAnimationFrame(seen.request)
      tasks.disconnect()
      return { longTasks: seen.longTasks, frames: seen.frames, dropped: seen.dropped, ms: performance.now() - seen.sinceMs }
    },
  }
})()`

/** What `watchFrames` has seen. */
export interface FramesSeen {
  longTasks: number[]
  frames: number
  dropped: number
  ms: number
}

/** Ends the watch, and says what was seen. */
export function readFrames(page: DevtoolsPage): Promise<FramesSeen> {
  return page.evaluate('window.benchFrames.read()')
}

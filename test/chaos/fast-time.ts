import { AsyncLocalStorage } from 'node:async_hooks'
import { FastTimers } from './fast-timers'

/** The clock of one machine: how far it is from the true time. */
export interface Machine {
  offsetMs: number
}

const machines = new AsyncLocalStorage<Machine>()
const realTimeout = globalThis.setTimeout
let wait = (act: () => void, delayMs: number): void => void realTimeout(act, delayMs)

/** How often the hurried time moves on. */
const tickMs = 2
/**
 * By no more than this at once: where a busy computer holds the process up, its time stands still, and no wait
 * is over before there was a chance to do what was waited for.
 */
const mostTickMs = 10

/**
 * Makes the clock and the timers of this process run so many times as fast, for the app and the exchange
 * alike: every wait, limit and life of the product is kept as it is, and a minute takes seconds.
 */
export function hurry(times: number): void {
  const realNow = performance.now.bind(performance)
  const startMs = Date.now()
  const started = realNow()
  const timers = new FastTimers()
  let seenMs = started
  const advance = () => {
    const nowMs = realNow()
    timers.advance(Math.min(nowMs - seenMs, mostTickMs) * times)
    seenMs = nowMs
  }
  globalThis.setInterval(advance, tickMs)

  // What nobody sets and what is told: at rest, the two never part.
  performance.now = () => started + timers.nowMs
  Date.now = () => Math.floor(startMs + timers.nowMs) + (machines.getStore()?.offsetMs ?? 0)
  const [realClearTimeout, realClearInterval] = [globalThis.clearTimeout, globalThis.clearInterval]
  const clear = (real: typeof clearTimeout) => (timer: Parameters<typeof clearTimeout>[0]) => {
    if (!timers.clear(timer)) real(timer)
  }
  globalThis.setTimeout = Object.assign(timers.after, realTimeout)
  globalThis.setInterval = timers.every as unknown as typeof setInterval
  globalThis.clearTimeout = clear(realClearTimeout)
  globalThis.clearInterval = clear(realClearInterval)
  AbortSignal.timeout = (delayMs) => {
    const controller = new AbortController()
    timers.after(() => controller.abort(new DOMException('over its time', 'TimeoutError')), delayMs)
    return controller.signal
  }
  wait = (act, delayMs) => void timers.after(act, delayMs)
}

/** Runs `work`, and all that it sets going, by the clock of this machine. */
export function onMachine<T>(machine: Machine, work: () => T): T {
  return machines.run(machine, work)
}

/** Resolves after so many milliseconds of the hurried time. */
export function pass(delayMs: number): Promise<void> {
  return new Promise((resolve) => wait(resolve, delayMs))
}

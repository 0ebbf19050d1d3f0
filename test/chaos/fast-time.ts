import { AsyncLocalStorage } from 'node:async_hooks'

/** The clock of one machine: how far it is from the true time. */
export interface Machine {
  offsetMs: number
}

const machines = new AsyncLocalStorage<Machine>()
const realTimeout = globalThis.setTimeout
let speed = 1

/**
 * Makes the clock and the timers of this process run so many times as fast, for the app and the exchange
 * alike: every wait, limit and life of the product is kept as it is, and a minute takes seconds.
 */
export function hurry(times: number): void {
  speed = times
  const realInterval = globalThis.setInterval
  const realAbort = AbortSignal.timeout.bind(AbortSignal)
  const realNow = performance.now.bind(performance)
  const startMs = Date.now()
  const started = realNow()
  const passedMs = () => (realNow() - started) * times
  // What nobody sets and what is told: at rest, the two never part.
  performance.now = () => started + passedMs()
  Date.now = () => Math.floor(startMs + passedMs()) + (machines.getStore()?.offsetMs ?? 0)
  const shorten = (delayMs: number | undefined): number => (delayMs ?? 0) / times
  const faster =
    (real: (act: (...given: unknown[]) => void, delayMs: number, ...given: unknown[]) => unknown) =>
    (act: (...given: unknown[]) => void, delayMs?: number, ...given: unknown[]) =>
      real(act, shorten(delayMs), ...given)
  globalThis.setTimeout = Object.assign(faster(realTimeout), realTimeout) as typeof setTimeout
  globalThis.setInterval = Object.assign(faster(realInterval), realInterval) as typeof setInterval
  AbortSignal.timeout = (delayMs) => realAbort(Math.ceil(shorten(delayMs)))
}

/** Runs `work`, and all that it sets going, by the clock of this machine. */
export function onMachine<T>(machine: Machine, work: () => T): T {
  return machines.run(machine, work)
}

/** The machine by whose clock this runs; undefined for what belongs to none. */
export function thisMachine(): Machine | undefined {
  return machines.getStore()
}

/** Resolves after so many milliseconds of the hurried time. */
export function pass(delayMs: number): Promise<void> {
  return new Promise((resolve) => realTimeout(resolve, delayMs / speed))
}

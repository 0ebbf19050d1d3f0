import type { Schedule, Step } from './schedule'

/** A schedule that fails with as few steps as could be found, and how often it does. */
export interface Shrunk {
  schedule: Schedule
  /** Of the last tries, how many failed. */
  failed: number
  tries: number
}

const tries = 6

/**
 * Leaves out steps for as long as the schedule still fails in the same way. Sockets and threads are no
 * function of a seed, so that each candidate gets as many tries as the failure's rate asks for.
 */
export async function shrink(
  schedule: Schedule,
  fails: (candidate: Schedule) => Promise<boolean>,
  isOver: () => boolean,
): Promise<Shrunk> {
  const first = await count(schedule, tries)
  if (first === 0) return { schedule, failed: 0, tries }
  let { steps } = schedule
  let attempts = Math.min(tries, Math.ceil((2 * tries) / first))

  async function count(candidate: Schedule, times: number): Promise<number> {
    const all = await Promise.all(Array.from({ length: times }, () => fails(candidate)))
    return all.filter(Boolean).length
  }
  const still = async (candidate: Step[]) => (await count({ ...schedule, steps: candidate }, attempts)) > 0

  for (let size = Math.ceil(steps.length / 2); size >= 1 && !isOver();) {
    let shrunk = false
    for (let at = 0; at < steps.length && !isOver();) {
      const rest = leaveOut(steps, at, size)
      if (rest.length < steps.length && (await still(rest))) {
        steps = rest
        shrunk = true
      } else at += size
    }
    if (size === 1 && !shrunk) break
    size = shrunk && size === 1 ? 1 : Math.floor(size / 2)
    attempts = Math.max(1, attempts)
  }
  const least = { ...schedule, steps }
  return { schedule: least, failed: await count(least, tries), tries }
}

/** Without some steps; the time they took stays. */
function leaveOut(steps: Step[], at: number, size: number): Step[] {
  const left = steps.slice(at, at + size).reduce((sum, { afterMs }) => sum + afterMs, 0)
  const [next, ...later] = steps.slice(at + size)
  const rest = next ? [{ ...next, afterMs: next.afterMs + left }, ...later] : []
  return [...steps.slice(0, at), ...rest]
}

import { describe, expect, it } from 'vitest'
import { createPace } from '../../../src/renderer/chart/pace'

/** Work at a pace whose time passes when the test says so. */
function paced() {
  let done = 0
  let due: (() => void) | null = null
  const pace = createPace(
    () => (done += 1),
    250,
    (_, callback) => {
      due = callback
      return () => (due = null)
    },
  )
  const pass = (): void => {
    const callback = due
    due = null
    callback?.()
  }
  return { ...pace, pass, done: () => done, isWaiting: () => due !== null }
}

describe('a pace', () => {
  it('does the first at once, and of what comes meanwhile the last, once', () => {
    const work = paced()
    work.ask()
    expect(work.done()).toBe(1)
    for (let at = 0; at < 9; at += 1) work.ask()
    expect(work.done()).toBe(1)
    work.pass()
    expect(work.done()).toBe(2)
    work.pass()
    expect([work.done(), work.isWaiting()]).toEqual([2, false])
  })

  it('forgets what is asked for when it is stopped', () => {
    const work = paced()
    work.ask()
    work.ask()
    work.stop()
    work.pass()
    expect(work.done()).toBe(1)
  })
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createCalm } from '../../src/main/shell/calm'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function stage() {
  const drawn: string[] = []
  const calm = createCalm(({ atOnce, inTurn }) => drawn.push(`${atOnce}/${inTurn}`), 5_000)
  return { drawn, calm, show: (atOnce: string, inTurn: string) => calm.show({ atOnce, inTurn }) }
}

it('draws once what stays the same', () => {
  const { drawn, show } = stage()
  show('a', '1')
  show('a', '1')
  vi.advanceTimersByTime(60_000)
  show('a', '1')
  expect(drawn).toEqual(['a/1'])
})

it('draws what changes all the time every so often, the newest of it, and the last always', () => {
  const { drawn, show } = stage()
  show('a', '1')
  for (let n = 2; n < 22; n += 1) {
    vi.advanceTimersByTime(500)
    show('a', String(n))
  }
  expect(drawn).toEqual(['a/1', 'a/10', 'a/20'])
  vi.advanceTimersByTime(5_000)
  expect(drawn.at(-1)).toBe('a/21')
})

it('follows other things at once', () => {
  const { drawn, show } = stage()
  show('a', '1')
  show('b', '2')
  show('c', '2')
  expect(drawn).toEqual(['a/1', 'b/2', 'c/2'])
})

it('stays where all is back to what is drawn, and after it was stopped', () => {
  const { drawn, show, calm } = stage()
  show('a', '1')
  show('a', '2')
  show('a', '1')
  vi.advanceTimersByTime(5_000)
  expect(drawn).toEqual(['a/1'])
  show('a', '2')
  show('a', '3')
  calm.stop()
  vi.advanceTimersByTime(60_000)
  expect(drawn).toEqual(['a/1', 'a/2'])
})

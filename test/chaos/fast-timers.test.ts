import { expect, it } from 'vitest'
import { FastTimers } from './fast-timers'

it('calls what is due in its order, once, and what repeats again', () => {
  const timers = new FastTimers()
  const called: string[] = []
  timers.after(() => called.push('late'), 20)
  timers.after((word) => called.push(String(word)), 10, 'early')
  const beat = timers.every(() => called.push('beat'), 15)
  timers.advance(9)
  expect(called).toEqual([])
  timers.advance(11)
  expect(called).toEqual(['early', 'beat', 'late'])
  timers.advance(14)
  timers.advance(1)
  expect(called).toEqual(['early', 'beat', 'late', 'beat'])
  expect(timers.clear(beat)).toBe(true)
  timers.advance(100)
  expect(called).toHaveLength(4)
})

it('heeds a timer that another calls off or sets anew as both are due', () => {
  const timers = new FastTimers()
  const called: string[] = []
  timers.after(() => {
    timers.clear(second)
    third.refresh()
  }, 1)
  const second = timers.after(() => called.push('second'), 2)
  const third = timers.after(() => called.push('third'), 3)
  timers.advance(5)
  expect(called).toEqual([])
  timers.advance(3)
  expect(called).toEqual(['third'])
})

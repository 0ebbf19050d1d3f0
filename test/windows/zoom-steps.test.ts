import { expect, it } from 'vitest'
import { factorOf, readFactor } from '../../src/main/windows/zoom-steps'

it('a window grows to twice its size and back, step by step, and stays at either end', () => {
  const press = (key: string, times: number, from: number) => {
    const seen = [from]
    for (let left = times; left > 0; left -= 1) seen.push(factorOf(key, seen.at(-1) ?? 0) ?? 0)
    return seen
  }
  expect(press('=', 6, 1)).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2, 2])
  expect(press('-', 8, 2)).toEqual([2, 1.75, 1.5, 1.25, 1.1, 1, 0.9, 0.75, 0.75])
  // As Chromium gives a factor back.
  expect(factorOf('+', 1.0999999)).toBe(1.25)
  expect(factorOf('0', 1.75)).toBe(1)
  expect(factorOf('a', 1)).toBeNull()
})

it('a size out of a file is one a person could have chosen, or none', () => {
  expect([0.75, 1, 1.5, 2].map(readFactor)).toEqual([0.75, 1, 1.5, 2])
  for (const raw of [0, -1, 0.7, 1.3, 3, NaN, '1.5', null, {}]) expect(readFactor(raw)).toBeNull()
})

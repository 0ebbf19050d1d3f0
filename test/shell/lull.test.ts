import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLull } from '../../src/main/shell/lull'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function comes(come: Promise<void>): Promise<boolean> {
  let has = false
  void come.then(() => (has = true))
  await vi.advanceTimersByTimeAsync(0)
  return has
}

it('comes a moment after the last that was heard', async () => {
  const lull = createLull(15, 500)
  await vi.advanceTimersByTimeAsync(300)
  lull.hear()
  await vi.advanceTimersByTimeAsync(10)
  lull.hear()
  await vi.advanceTimersByTimeAsync(14)
  expect(await comes(lull.come)).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await comes(lull.come)).toBe(true)
})

it('comes as well where nothing is ever heard', async () => {
  const lull = createLull(15, 500)
  await vi.advanceTimersByTimeAsync(499)
  expect(await comes(lull.come)).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await comes(lull.come)).toBe(true)
})

import { describe, expect, it } from 'vitest'
import type { Candle } from '../../../src/preload/records'
import { merged, startOf, withPrice } from '../../../src/renderer/chart/candles'

const MINUTE = 60_000
const candle = (minute: number, over: Partial<Candle> = {}): Candle => ({
  startAtMs: minute * MINUTE,
  open: '100',
  high: '101',
  low: '99',
  close: '100',
  volume: '2',
  ...over,
})

describe('candles', () => {
  it('start at whole multiples of their length', () => {
    expect(startOf(61 * MINUTE + 1, 5)).toBe(60 * MINUTE)
    expect(startOf(60 * MINUTE, 60)).toBe(60 * MINUTE)
  })

  it('are put together in order, the page standing where both have one', () => {
    const together = merged([candle(2), candle(3)], [candle(1), candle(2, { close: '7' })])
    expect(together.map(({ startAtMs, close }) => [startAtMs / MINUTE, close])).toEqual([
      [1, '100'],
      [2, '7'],
      [3, '100'],
    ])
  })

  it('take a trade in with its exact size', () => {
    const price = { price: '101.5', atMs: MINUTE + 1, size: '0.1' }
    expect(withPrice([candle(1, { volume: '0.2' })], 1, price)).toEqual([
      candle(1, { high: '101.5', close: '101.5', volume: '0.3' }),
    ])
    expect(withPrice([candle(1)], 1, { ...price, price: '98' }).at(-1)).toMatchObject({
      low: '98',
      high: '101',
    })
  })

  it('begin a new one where the last has ended', () => {
    const next = withPrice([candle(1)], 1, { price: '102', atMs: 2 * MINUTE, size: '0.1' })
    const flat = { open: '102', high: '102', low: '102', close: '102' }
    expect(next).toEqual([candle(1), { startAtMs: 2 * MINUTE, ...flat, volume: '0.1' }])
  })

  it('stay the same for what is older, and for a price that changes nothing', () => {
    const known = [candle(5)]
    expect(withPrice(known, 1, { price: '1', atMs: MINUTE, size: '1' })).toBe(known)
    expect(withPrice(known, 1, { price: '100', atMs: 5 * MINUTE, size: null })).toBe(known)
  })
})

import { describe, expect, it } from 'vitest'
import { findOldness, type Sight } from '../../src/main/orders/oldness'
import { aConnection } from '../fixtures/nouns'

const nowMs = 1_700_000_100_000
const market = 'BTC-USD-PERP'

function sight(over: Partial<Sight> & { line?: Parameters<typeof aConnection>[0] }): Sight {
  const { line, ...rest } = over
  const connection = aConnection({ lastMessageAtMs: nowMs - 2_400, ...line })
  return { connection, market, priceAtMs: nowMs - 200, oldBook: null, nowMs, ...rest }
}

describe('what is old before an order', () => {
  it.each([
    ['all is live', sight({}), null],
    [
      'the account is silent',
      sight({ line: { phase: 'stale' } }),
      { code: 'order.oldAccount', values: { account: '2' } },
    ],
    [
      'prices have stopped',
      sight({ line: { marketData: 'stale', marketDataAtMs: nowMs - 7_000 } }),
      { code: 'order.oldPrices', values: { market, prices: '7' } },
    ],
    [
      'prices come from the reading of a start, before their line stands',
      sight({ line: { marketData: 'connecting' }, priceAtMs: nowMs - 300 }),
      null,
    ],
    [
      'this market alone has no new price',
      sight({ priceAtMs: nowMs - 16_000 }),
      { code: 'order.oldPrices', values: { market, prices: '16' } },
    ],
    [
      'this market never had one',
      sight({ priceAtMs: null }),
      { code: 'order.oldPrices', values: { market, prices: '?' } },
    ],
    [
      'the book on the screen is behind its market',
      sight({ oldBook: { market, sinceMs: nowMs - 4_000 } }),
      { code: 'order.oldPrices', values: { market, prices: '4' } },
    ],
    [
      'another market’s book is',
      sight({ oldBook: { market: 'ETH-USD-PERP', sinceMs: nowMs - 4_000 } }),
      null,
    ],
    [
      'everything is silent',
      sight({
        line: { phase: 'stale', marketData: 'stale', marketDataAtMs: nowMs - 900 },
        priceAtMs: nowMs - 3_000,
      }),
      { code: 'order.oldBoth', values: { account: '2', prices: '3', market } },
    ],
  ])('when %s', (_, seen, problem) => {
    expect(findOldness(seen)).toEqual(problem)
  })
})

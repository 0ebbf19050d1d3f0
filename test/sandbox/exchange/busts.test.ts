import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { ALICE, BOB, BTC, createScene, q } from './scene'

/** Trades of Alice with Bob, signed sizes at prices, and the ids of Alice's fills. */
function trade(trades: readonly (readonly [string, string])[]) {
  const scene = createScene()
  for (const [size, price] of trades) {
    const buying = !size.startsWith('-')
    const rest = { price: q(price), size: q(size.replace('-', '')) }
    scene.place(BOB, { side: buying ? 'SELL' : 'BUY', ...rest })
    scene.place(ALICE, { side: buying ? 'BUY' : 'SELL', ...rest })
  }
  const ids = scene.exchange
    .fills(ALICE)
    .map(({ id }) => id)
    .reverse()
  return { ...scene, ids }
}

/** What an account has of a market, without what identifies or dates it. */
function stand({ exchange }: ReturnType<typeof trade>) {
  const account = exchange.account(ALICE)
  return {
    collateral: account?.totalCollateral,
    value: account?.accountValue,
    positions: exchange.positions(ALICE).map(({ size, cost, averageEntryPrice, realizedPnl }) => ({
      size,
      cost,
      averageEntryPrice,
      realizedPnl,
    })),
    openInterest: exchange.summary(BTC).openInterest >= 0n,
  }
}

describe('a bust', () => {
  it.each([
    ['the only fill', [['1', '100']], 0],
    [
      'the fill that opened',
      [
        ['1', '100'],
        ['1', '101'],
      ],
      0,
    ],
    [
      'the fill that closed',
      [
        ['1', '100'],
        ['-1', '102'],
      ],
      1,
    ],
    [
      'the fill that flipped',
      [
        ['1', '100'],
        ['-3', '101'],
        ['1', '99'],
      ],
      1,
    ],
    [
      'a fill that others have built on',
      [
        ['2', '100'],
        ['-1', '103'],
        ['-1', '99'],
      ],
      0,
    ],
  ] as const)('of %s leaves what there would be without it', (_, trades, at) => {
    const busted = trade(trades)
    busted.exchange.bust(ALICE, busted.ids[at] ?? '', true)
    expect(stand(busted)).toEqual(stand(trade(trades.filter((__, index) => index !== at))))
  })

  it('of any fill of any history does', () => {
    const sizes = fc.constantFrom('1', '2', '-1', '-2', '0.5', '-0.5')
    const prices = fc.constantFrom('98', '99.5', '100', '101.1', '102')
    const histories = fc.array(fc.tuple(sizes, prices), { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(histories, fc.nat(), (trades, pick) => {
        const at = pick % trades.length
        const busted = trade(trades)
        busted.exchange.bust(ALICE, busted.ids[at] ?? '', true)
        expect(stand(busted)).toEqual(stand(trade(trades.filter((_, index) => index !== at))))
      }),
      { numRuns: 60 },
    )
  })

  it('is told, and known afterwards', () => {
    const busted = trade([['1', '100']])
    const [id = ''] = busted.ids
    busted.events.length = 0
    expect(busted.exchange.bust(ALICE, id, true)).toBeUndefined()
    expect(busted.events.map(({ kind }) => kind)).toEqual(['position', 'transaction', 'tradebust', 'account'])
    expect(busted.exchange.records.busts(ALICE)).toMatchObject([{ fillId: id }])
    expect(busted.exchange.bust(ALICE, id, true)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

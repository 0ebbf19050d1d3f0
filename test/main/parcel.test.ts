import { describe, expect, it } from 'vitest'
import { createParcel } from '../../src/main/desk/parcel'
import type { News } from '../../src/preload/contract'
import type { Account, Change, MarketBook } from '../../src/preload/model'
import { anOrder } from '../fixtures/nouns'
import { FakeClock } from '../socket/fake-clock'

const changes = (...news: Change[]): News => ({
  event: 'desk:changes',
  payload: { revision: 1, changes: news },
})
const order = changes({ kind: 'order', order: anOrder({}) })
const account = changes({ kind: 'account', account: {} as Account })
const life: News = { event: 'desk:beat', payload: { atMs: 1 } }
const book: News = { event: 'market:book', payload: {} as MarketBook }
const tone: News = { event: 'alert:sounded', payload: { tone: 'alarm' } }

/** What is gathered, and what has left after how long. */
function gather() {
  const clock = new FakeClock(0)
  const sent: { atMs: number; news: readonly News[] }[] = []
  const parcel = createParcel({
    send: (news) => sent.push({ atMs: clock.nowMs(), news }),
    later: (callback, delayMs) => clock.setTimer(delayMs, callback),
  })
  return { clock, parcel, sent }
}

describe('a parcel to a window', () => {
  it('takes what a fill changes and the prices of the moment together, in their order, within 12 ms', () => {
    const { clock, parcel, sent } = gather()
    for (const news of [account, order, book]) {
      parcel.add(news)
      clock.advance(4)
    }
    parcel.add(account)
    clock.advance(1_000)
    expect(sent).toEqual([{ atMs: 16, news: [account, order, book, account] }])
  })

  it('lets what nobody waits for ride along, and go alone after a tenth of a second', () => {
    const { clock, parcel, sent } = gather()
    parcel.add(life)
    clock.advance(50)
    parcel.add(account)
    clock.advance(1_000)
    parcel.add(life)
    clock.advance(20)
    parcel.add(book)
    clock.advance(1_000)
    expect(sent).toEqual([
      { atMs: 100, news: [life, account] },
      { atMs: 1_082, news: [life, book] },
    ])
  })

  it('goes at once for a tone, and takes along what waits', () => {
    const { clock, parcel, sent } = gather()
    parcel.add(order)
    clock.advance(5)
    parcel.add(tone)
    parcel.add(order)
    clock.advance(1_000)
    expect(sent).toEqual([{ atMs: 5, news: [order, tone, order] }])
  })

  it('goes when it is asked to, and not again when its time comes', () => {
    const { clock, parcel, sent } = gather()
    parcel.hasten()
    parcel.add(order)
    clock.advance(5)
    parcel.hasten()
    clock.advance(3)
    parcel.add(account)
    parcel.add(order)
    clock.advance(1_000)
    expect(sent).toEqual([
      { atMs: 5, news: [order] },
      { atMs: 20, news: [account, order] },
    ])
  })
})

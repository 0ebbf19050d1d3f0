import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpenState } from '../../src/trading/life'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { toOrder, toOrderState, type OrderPast } from '../../src/main/paradex/translate-order'
import { WireObject } from '../../src/main/paradex/wire'
import { compare, fromUnits, sign } from '../../src/money/decimal'
import type { Order, OrderState } from '../../src/preload/model'
import './runs'

const status = fc.oneof(
  fc.constantFrom('NEW', 'UNTRIGGERED', 'OPEN', 'CLOSED'),
  fc.constantFrom('', 'open', 'CLOSED ', 'FILLED', 'CANCELED', 'PARTIALLY_FILLED', 'unknown'),
  fc.string(),
)
const reason = fc.oneof(
  fc.constantFrom(
    '',
    'USER_CANCELED',
    'USER_CANCELLED',
    'NOT_ENOUGH_MARGIN',
    'POST_ONLY_WOULD_CROSS',
    'SELF_TRADE',
    'REDUCE_ONLY_WILL_INCREASE',
    'ORDER_EXCEEDS_POSITION_LIMIT',
    'ORDER_SIZE_BELOW_MIN',
    'EXPIRED',
  ),
  fc.string(),
)
/** Sizes as they can be: what is left is no more than the whole. */
const sizes = fc
  .tuple(
    fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 10n ** 16n })),
    fc.nat(4),
    fc.bigInt({ min: 0n, max: 10n ** 16n }),
  )
  .map(([whole, part, some]) => {
    const left = part === 0 ? 0n : part === 1 ? whole : whole === 0n ? 0n : some % (whole + 1n)
    return { size: fromUnits(whole), remaining: fromUnits(left) }
  })
const past = fc.constantFrom<OrderPast[]>('unseen', 'queued', 'worked', 'rejected')
const states: OrderState[] = [
  'new',
  'untriggered',
  'working',
  'partlyFilled',
  'filled',
  'cancelled',
  'rejected',
  'unknown',
]

describe('the state of an order', () => {
  it('is one we know for every word of the venue, and never says what its sizes deny', () => {
    fc.assert(
      fc.property(
        status,
        sizes,
        reason,
        fc.boolean(),
        past,
        (word, { size, remaining }, why, isImmediate, seen) => {
          const state = toOrderState({ status: word, size, remaining, reason: why, isImmediate }, seen)
          expect(states).toContain(state)
          if (state === 'filled') {
            expect(sign(remaining)).toBe(0)
            expect(sign(size)).toBe(1)
          }
          if (state === 'partlyFilled') {
            expect(sign(remaining)).toBe(1)
            expect(compare(remaining, size)).toBe(-1)
          }
          if (state === 'working') expect(compare(remaining, size)).toBe(0)
          if (state === 'rejected') expect(compare(remaining, size)).toBe(0)
          if (word === 'CLOSED') expect(isOpenState(state)).toBe(false)
          if (word === 'NEW' || word === 'UNTRIGGERED') expect(isOpenState(state)).toBe(true)
          if (word === 'OPEN' && sign(remaining) > 0) expect(isOpenState(state)).toBe(true)
          expect(state === 'unknown').toBe(!['NEW', 'UNTRIGGERED', 'OPEN', 'CLOSED'].includes(word))
        },
      ),
    )
  })

  it('does not hang on how its sizes are written', () => {
    const zeros = fc.constantFrom('', '0', '000')
    fc.assert(
      fc.property(
        status,
        sizes,
        reason,
        past,
        zeros,
        zeros,
        (word, { size, remaining }, why, seen, lead, trail) => {
          const written = (text: string) => `${lead}${text}${text.includes('.') ? '' : '.'}${trail}`
          const state = (whole: string, left: string) =>
            toOrderState(
              { status: word, size: whole, remaining: left, reason: why, isImmediate: false },
              seen,
            )
          expect(state(written(size), written(remaining))).toBe(state(size, remaining))
        },
      ),
    )
  })

  it('of an order that has ended stays ended, and rejected, however its last word is repeated', () => {
    fc.assert(
      fc.property(
        status,
        sizes,
        reason,
        fc.boolean(),
        fc.integer({ min: 1, max: 4 }),
        (word, given, why, ioc, times) => {
          const known = new KnownOrders()
          const wire = new WireObject({
            id: '1',
            client_id: 'c1',
            market: 'X',
            side: 'BUY',
            type: 'LIMIT',
            instruction: ioc ? 'IOC' : 'GTC',
            size: given.size,
            remaining_size: given.remaining,
            status: 'CLOSED',
            cancel_reason: why,
            created_at: 1,
          })
          const hear = (object: WireObject): Order => {
            const order = toOrder(object, (id) => known.past(id))
            known.remember(order)
            return order
          }
          // Before its end it may have said anything, and that may come again after it.
          const early = new WireObject(wire.merged({ status: word, cancel_reason: '' }))
          hear(early)
          const first = hear(wire)
          for (let again = 0; again < times; again += 1) expect(hear(wire)).toEqual(first)
          expect(isOpenState(first.state)).toBe(false)
          hear(early)
          expect(known.missingFrom(new Set())).toEqual([])
        },
      ),
    )
  })

  it('tells a reason with every end but a fill, in the venue’s own word', () => {
    fc.assert(
      fc.property(status, sizes, reason, (word, { size, remaining }, why) => {
        const order = toOrder(
          new WireObject({
            id: '1',
            market: 'X',
            side: 'SELL',
            type: 'LIMIT',
            size,
            remaining_size: remaining,
            status: word,
            cancel_reason: why,
            created_at: 1,
          }),
          () => 'unseen',
        )
        expect(order.cancelReason).toBe(order.state === 'filled' || why === '' ? null : why)
      }),
    )
  })
})

import type { Account } from './account'
import type { Market } from './market'
import { applyFunding, type Position } from './position'
import { times, within } from './quanta'
import type { FundingObservation, Quanta } from './types'
import type { World } from './world'

const HOUR_MS = 3_600_000
/** A clock that jumps (sleep, or moved on purpose) must not charge for the jump. */
const LONGEST_GAP_MS = 60_000

/** The rate of one funding period, as a fraction of notional that longs pay shorts: interest and premium, within the maximum. */
export function fundingRate(market: Market): Quanta {
  const { interestRate, maxFundingRate } = market.spec
  return within(interestRate + market.premium, -maxFundingRate, maxFundingRate)
}

/** Lets the funding index run for the time gone by. */
export function accrueFunding(market: Market, elapsedMs: number): void {
  const elapsed = BigInt(Math.trunc(Math.max(0, Math.min(elapsedMs, LONGEST_GAP_MS))))
  const periodMs = BigInt(Math.round(market.spec.fundingPeriodHours * HOUR_MS))
  market.fundingFine += (market.index * fundingRate(market) * elapsed) / periodMs
}

/** Pays one position's running funding into the account, and announces the payment unless it is nothing. */
export function payFunding(world: World, account: Account, position: Position, fillId: string): Quanta {
  const index = world.market(position.market).fundingIndex
  const payment = applyFunding(position, index)
  if (payment === 0n) return 0n
  account.collateral += payment
  const record = {
    id: world.ids.long(),
    account: account.address,
    market: position.market,
    payment,
    index,
    fillId,
    createdAtMs: world.nowMs(),
  }
  account.payments.add(record)
  world.outbox.add({ kind: 'fundingPayment', payment: record })
  return payment
}

/** Pays all positions of a market. */
export function settleFunding(world: World, market: Market): void {
  for (const account of world.accounts.values()) {
    const position = account.positions.get(market.spec.symbol)
    if (!position || payFunding(world, account, position, '') === 0n) continue
    world.announcePosition(account, position)
    world.announceAccount(account)
  }
}

/** Notes and announces what funding is now. */
export function observeFunding(world: World, market: Market): void {
  const rate = fundingRate(market)
  const funding: FundingObservation = {
    market: market.spec.symbol,
    fundingRate: rate,
    fundingRate8h: times(rate, BigInt(Math.round((8 / market.spec.fundingPeriodHours) * 100_000_000))),
    fundingPremium: times(market.premium, market.index),
    fundingIndex: market.fundingIndex,
    fundingPeriodHours: market.spec.fundingPeriodHours,
    createdAtMs: world.nowMs(),
  }
  market.observations.add(funding)
  world.outbox.add({ kind: 'funding', funding })
}

/** Whether a funding period ended between two times; periods start at midnight UTC. */
export function periodEnded(market: Market, fromMs: number, toMs: number): boolean {
  const periodMs = market.spec.fundingPeriodHours * HOUR_MS
  return Math.floor(toMs / periodMs) > Math.floor(fromMs / periodMs)
}

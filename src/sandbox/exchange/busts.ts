import type { Account } from './account'
import { payFunding } from './funding'
import type { Market } from './market'
import { applyTrade, createPosition, isFlipped, type Position } from './position'
import { endTransaction } from './records'
import type { ExchangeFill, Quanta, Refusal } from './types'
import type { World } from './world'

/**
 * Tells of a bust, and with `isReverted` takes the fill back: out of the history, the position and the
 * balance, as if it had never been; its order stays as it is, and so does the other side of the trade.
 */
export function bustFill(
  world: World,
  address: string,
  fillId: string,
  isReverted: boolean,
): Refusal | undefined {
  const account = world.accounts.get(address)
  const known = account?.fills.newestFirst().some(({ id }) => id === fillId)
  if (!account || !known) return { code: 'NOT_FOUND', message: `no fill ${fillId} of this account` }
  if (isReverted) takeBack(world, account, fillId)
  const bust = { id: fillId, account: address, fillId, createdAtMs: world.nowMs() }
  account.busts.add(bust)
  world.outbox.add({ kind: 'tradebust', bust })
  world.announceAccount(account)
  return undefined
}

function takeBack(world: World, account: Account, fillId: string): void {
  const fill = account.fills.remove(({ id }) => id === fillId)
  if (!fill) return
  const market = world.markets.get(fill.market)
  if (market) revert(world, market, account, fill)
  else account.collateral += fill.fee - fill.realizedPnl
  const transaction = account.transactions.newestFirst().find(({ id }) => id === fillId)
  if (transaction) endTransaction(world, transaction, 'REVERTED')
}

function revert(world: World, market: Market, account: Account, fill: ExchangeFill): void {
  const { symbol } = market.spec
  const held = account.positions.get(symbol)
  if (held) payFunding(world, account, held, '')
  const fills = account.fills.oldestFirst().filter((each) => each.market === symbol)
  const position = createPosition(
    symbol,
    held?.id ?? world.ids.long(),
    market.fundingIndex,
    held?.createdAtMs ?? world.nowMs(),
  )
  const booked = fills.reduce((sum, { realizedPnl }) => sum + realizedPnl, fill.realizedPnl)
  account.collateral += replay(position, fills) - booked + fill.fee
  position.realizedFunding = held?.realizedFunding ?? 0n

  market.moveInterest(held?.size ?? 0n, position.size)
  if (position.size !== 0n) account.positions.set(symbol, position)
  else {
    position.closedAtMs = world.nowMs()
    account.positions.delete(symbol)
  }
  world.announcePosition(account, position)
}

/** Builds a position anew from its fills and gives back the PnL they realize; each is booked with what it does now. */
function replay(position: Position, fills: readonly ExchangeFill[]): Quanta {
  let realized = 0n
  for (const fill of fills) {
    const before = position.size
    fill.realizedPnl = applyTrade(position, fill.side === 'BUY' ? fill.size : -fill.size, fill.price)
    realized += fill.realizedPnl
    position.lastFillId = fill.id
    if (position.size !== 0n && !isFlipped(before, position.size)) continue
    position.exitSize = 0n
    position.exitValueFine = 0n
  }
  return realized
}

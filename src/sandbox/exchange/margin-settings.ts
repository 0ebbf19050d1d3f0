import { figures, imfOf, maxLeverage } from './margin'
import type { Refusal } from './types'
import type { World } from './world'

/** The leverage each account has chosen for a market, which raises its initial requirement there. */
export class MarginSettings {
  constructor(private readonly world: World) {}

  /** What is chosen, or the most the market allows. */
  leverage(address: string, symbol: string): number {
    const market = this.world.market(symbol)
    return this.world.accounts.get(address)?.leverages.get(symbol) ?? maxLeverage(market)
  }

  /** Refused when it is out of the market's range, or when the account's free collateral does not bear it. */
  setLeverage(address: string, symbol: string, leverage: number): Refusal | undefined {
    const { world } = this
    const account = world.accounts.get(address)
    if (!account) return { code: 'ACCOUNT_NOT_FOUND', message: `account ${address} does not exist` }
    const market = world.market(symbol)
    if (!Number.isSafeInteger(leverage) || leverage < 1 || leverage > maxLeverage(market))
      return { code: 'VALIDATION_ERROR', message: `leverage: must be from 1 to ${maxLeverage(market)}.` }
    const before = account.leverages.get(symbol)
    const imfBefore = imfOf(account, market)
    account.leverages.set(symbol, leverage)
    const { value, initial } = figures(account, world.markets)
    if (imfOf(account, market) > imfBefore && value < initial) {
      if (before === undefined) account.leverages.delete(symbol)
      else account.leverages.set(symbol, before)
      return { code: 'REQUEST_NOT_ALLOWED', message: 'the free collateral does not bear this leverage' }
    }
    world.announceAccount(account)
    world.finish()
    return undefined
  }
}

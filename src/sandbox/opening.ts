import { accountClasses } from './chain'
import { accountAddress, feltText } from './stark'
import type { Venue } from './venue'

/** The address of the account of a main public key on this chain. */
export function addressOf(publicKey: bigint): string {
  return feltText(accountAddress(publicKey, accountClasses))
}

/** Opens the account of a main public key, with the usual deposit, unless there is one; its address. */
export function openAccount({ keys, exchange, deposit }: Venue, publicKey: bigint): string {
  const account = addressOf(publicKey)
  keys.registerMain(account, publicKey)
  exchange.openAccount(account, deposit)
  return account
}

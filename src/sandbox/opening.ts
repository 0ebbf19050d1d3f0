import { accountClasses } from './chain'
import { accountAddress, feltText } from './stark'
import type { Venue } from './venue'

/** Opens the account of a main public key, with the usual deposit, unless there is one; its address. */
export function openAccount({ keys, exchange, deposit }: Venue, publicKey: bigint): string {
  const account = feltText(accountAddress(publicKey, accountClasses))
  keys.registerMain(account, publicKey)
  exchange.openAccount(account, deposit)
  return account
}

import type { EnvironmentName } from '../../preload/model'
import type { Store } from './store'

/** The row all of an account's rows refer to. */
export interface AccountRow {
  /** -1, which owns nothing, while nothing has been written for the account. Throws as a read. */
  find(): number
  /** Made if it is not there yet; within a transaction only. */
  need(): number
  /**
   * Gives all that is written so far another name, and takes up what was written in the `next` world before, or
   * begins anew; within a transaction only.
   */
  change(last: string, next: string): void
}

/** The row of an account, looked up once; whoever writes first makes it. */
export function createAccountRow(store: Store, environment: EnvironmentName, address: string): AccountRow {
  const name = [environment, canonical(address)] as const
  const nameIn = (world: string) => `${name[1]}~${world}`
  let known: { row: number; rollbacks: number } | undefined

  function look(): number | undefined {
    // A row made in a transaction that was taken back is no more.
    if (known && known.rollbacks === store.rollbacks) return known.row
    const found = store
      .statement('SELECT row FROM accounts WHERE environment = ? AND address = ?')
      .get(...name) as { row: number } | undefined
    known = found && { row: found.row, rollbacks: store.rollbacks }
    return found?.row
  }

  return {
    find: () => look() ?? -1,
    need() {
      const found = look()
      if (found !== undefined) return found
      store.statement('INSERT INTO accounts (environment, address) VALUES (?, ?)').run(...name)
      return look() ?? -1
    },
    change(last, next) {
      const rename = store.statement('UPDATE accounts SET address = ? WHERE environment = ? AND address = ?')
      rename.run(nameIn(last), ...name)
      rename.run(name[1], environment, nameIn(next))
      known = undefined
    },
  }
}

/** One spelling for an address however it is padded or cased. */
function canonical(address: string): string {
  return address.toLowerCase().replace(/^0x0+(?=[0-9a-f])/, '0x')
}

import type { Problem, Profile, Result } from '../../preload/model'
import type { AccountJournal } from '../journal/account-journal'
import type { OpenedJournal } from '../journal/open-journal'
import type { Intents } from '../orders/intents'
import { createExitStores, type ExitStore } from './exit-store'
import { createIntentLogs } from './intent-log'
import { createKeeping, type Keeping } from './keeping'

/** What is kept of each account: on disk, and where it has no journal what must be kept all the same in memory. */
export interface AccountJournals {
  /** Null where the account has none: by intent, or because none could be opened. */
  of(profile: Profile): AccountJournal | null
  /** Why an account that should have a journal has none. */
  missing(profile: Profile): Problem | null
  /** Null without an account, and where it has no journal. */
  keepingOf(profile: Profile | null): Keeping | null
  exitsOf(profile: Profile): ExitStore
  intentsOf(profile: Profile): Intents
}

/** The journals of all accounts, in the file that was opened; a file that could not be is why there are none. */
export function createAccountJournals(opened: Result<OpenedJournal>): AccountJournals {
  const write = <T>(work: () => T): Result<T> => (opened.ok ? opened.value.journal.write(work) : opened)

  /** Not of the embedded exchange: its fills begin anew with each start, under the same ids. */
  function of(profile: Profile): AccountJournal | null {
    if (!opened.ok || profile.environment === 'sandbox') return null
    // Another custom exchange is another world.
    const name = profile.exchange === '' ? profile.address : `${profile.address}@${profile.exchange}`
    return opened.value.journal.account(profile.environment, name)
  }

  function missing({ environment }: Profile): Problem | null {
    return opened.ok || environment === 'sandbox' ? null : opened.problem
  }

  return {
    of,
    missing,
    keepingOf(profile) {
      const journal = profile && of(profile)
      return journal && createKeeping(journal, write)
    },
    exitsOf: createExitStores(of),
    intentsOf: createIntentLogs({ journalOf: of, missing, write }),
  }
}

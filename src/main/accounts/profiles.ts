import Conf from 'conf'
import { z } from 'zod'
import type { EnvironmentName, Profile } from '../../preload/model'
import { isSameAddress } from '../vault/stark'

const profileSchema = z.object({
  environment: z.enum(['sandbox', 'testnet', 'mainnet', 'custom']),
  address: z.string().regex(/^0x[0-9a-f]{1,64}$/i),
  label: z.string().max(60),
  kind: z.enum(['main', 'subkey', 'paper']),
  exchange: z.string().max(300),
  kept: z.enum(['keychain', 'session']),
})

/** Which accounts this app knows. Their keys are the vault's; here are only names and addresses. */
export interface Profiles {
  list(): Profile[]
  find(environment: EnvironmentName, address: string): Profile | undefined
  /** Adds, or replaces the one of the same environment and address. */
  add(profile: Profile): void
  remove(environment: EnvironmentName, address: string): void
  on(listener: (profiles: Profile[]) => void): () => void
}

/** Profiles in `accounts.json` below `directory`; those kept for the session stay in memory. */
export function createProfiles(directory: string): Profiles {
  const file = new Conf<{ profiles?: unknown }>({
    cwd: directory,
    configName: 'accounts',
    clearInvalidConfig: true,
  })
  const stored = z.array(z.unknown()).catch([]).parse(file.get('profiles'))
  let profiles = stored.flatMap((entry) => {
    const parsed = profileSchema.safeParse(entry)
    return parsed.success && parsed.data.kept === 'keychain' ? [parsed.data] : []
  })
  const listeners = new Set<(profiles: Profile[]) => void>()
  const is = (environment: EnvironmentName, address: string) => (profile: Profile) =>
    profile.environment === environment && isSameAddress(profile.address, address)

  function write(next: Profile[]): void {
    profiles = next
    file.set(
      'profiles',
      next.filter(({ kept }) => kept === 'keychain'),
    )
    for (const listener of listeners) listener(profiles)
  }

  return {
    list: () => profiles,
    find: (environment, address) => profiles.find(is(environment, address)),
    add(profile) {
      const others = profiles.filter((known) => !is(profile.environment, profile.address)(known))
      write([...others, profile])
    },
    remove(environment, address) {
      const drop = is(environment, address)
      write(profiles.filter((profile) => !drop(profile)))
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

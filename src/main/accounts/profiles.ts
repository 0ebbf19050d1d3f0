import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { EnvironmentName, Profile } from '../../preload/model'
import { readJsonFile, writeJsonFile } from '../json-file'
import { isSameAddress } from '../vault/stark'

const environment = z.enum(['sandbox', 'testnet', 'mainnet', 'custom'])
const address = z.string().regex(/^0x[0-9a-f]{1,64}$/i)

const profileSchema = z.object({
  id: z.string().min(1).max(200),
  environment,
  address,
  label: z.string().max(60),
  kind: z.enum(['main', 'subkey', 'readOnly', 'paper']),
  exchange: z.string().max(300),
  kept: z.enum(['keychain', 'session']),
  credential: z.string().max(200),
})

/** A profile as it was written before several keys could lead to one account. */
const formerSchema = z.object({ environment, address, id: z.undefined().optional() })

/** Which accounts this app knows. Their keys are the vault's; here are only names and addresses. */
export interface Profiles {
  list(): Profile[]
  find(id: string): Profile | undefined
  /** Adds, or replaces the one of the same id. */
  add(profile: Profile): void
  remove(id: string): void
  on(listener: (profiles: Profile[]) => void): () => void
}

/** The id of an account's first profile, and the name of its entry in the keychain ever since there were any. */
export function firstId(environment: EnvironmentName, address: string): string {
  return `${environment}:${address.toLowerCase()}`
}

/** An id for a key that was made here: no other has it, also not one that is being made at the same time. */
export function furtherId(environment: EnvironmentName, address: string): string {
  return `${firstId(environment, address)}:${randomUUID()}`
}

/** An id that none of these has, readable in the system's keychain. */
export function freshId(known: Profile[], environment: EnvironmentName, address: string): string {
  const first = firstId(environment, address)
  return known.some(({ id }) => id === first) ? furtherId(environment, address) : first
}

/**
 * The profile to open first: the one last used, else the first known; undefined without any. `last` is an
 * id, or an address as it was remembered before profiles had ids.
 */
export function chooseProfile(here: Profile[], last: string | undefined): Profile | undefined {
  const lastUsed =
    here.find(({ id }) => id === last) ??
    here.find((profile) => last !== undefined && isSameAddress(profile.address, last))
  return lastUsed ?? here[0]
}

/** Profiles in `accounts.json` below `directory`; those kept for the session stay in memory. */
export function createProfiles(directory: string): Profiles {
  const file = join(directory, 'accounts.json')
  const source = readJsonFile(file)
  const surplus = typeof source === 'object' ? source : {}
  const stored = z.array(z.unknown()).catch([]).parse(surplus.profiles)
  let profiles = stored.flatMap((entry) => {
    const parsed = profileSchema.safeParse(withId(entry))
    return parsed.success && parsed.data.kept === 'keychain' ? [parsed.data] : []
  })
  const listeners = new Set<(profiles: Profile[]) => void>()

  function write(next: Profile[]): void {
    const before = toKept(profiles)
    profiles = next
    // A file is written to the bottom of the disk, which takes its time: not for what is the same in it.
    if (!isDeepStrictEqual(before, toKept(next))) writeJsonFile(file, { ...surplus, profiles: toKept(next) })
    for (const listener of listeners) listener(profiles)
  }

  return {
    list: () => profiles,
    find: (id) => profiles.find((profile) => profile.id === id),
    add(profile) {
      const place = profiles.findIndex(({ id }) => id === profile.id)
      write(place < 0 ? [...profiles, profile] : profiles.with(place, profile))
    },
    remove: (id) => write(profiles.filter((profile) => profile.id !== id)),
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Those that outlive the app. */
function toKept(profiles: Profile[]): Profile[] {
  return profiles.filter(({ kept }) => kept === 'keychain')
}

/** Gives a profile of former days the id under which the keychain has had its key. */
function withId(entry: unknown): unknown {
  const former = formerSchema.safeParse(entry)
  if (!former.success) return entry
  const id = firstId(former.data.environment, former.data.address)
  return { ...(entry as object), id, credential: '' }
}

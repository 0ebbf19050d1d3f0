import type { EnvironmentName, Profile, Result } from '../../preload/model'
import { chooseProfile, type Profiles } from '../accounts/profiles'
import { onboardingEthereumAccount, type Endpoints } from '../paradex/environments'
import { createReadOnlyTokens } from '../paradex/read-only-tokens'
import type { TokenSource } from '../paradex/rest'
import type { SettingsStore } from '../settings/settings'
import type { Signer } from '../vault/signer'
import type { Vault } from '../vault/vault'
import type { Reach } from './reach'

/** All a session needs to go in: where, as whom, and with what. */
export interface Entry {
  endpoints: Endpoints
  /** Null: market data only. */
  profile: Profile | null
  signer: Signer | null
  /** In place of a signer: the account is seen, and nothing can be sent. */
  readOnlyTokens: TokenSource | null
  /** The Ethereum address to open an account with; null where signing in shall never open one. */
  onboardAs: string | null
}

interface Options {
  settings: SettingsStore
  profiles: Profiles
  vault: Vault
  reach: Reach
  /** Makes the play-money account of the embedded exchange and keeps its key until quit. */
  makePaperProfile: () => Promise<Result<Profile>>
}

/** Finds the way in that the settings name. */
export function createEntrance({ settings, profiles, vault, reach, makePaperProfile }: Options) {
  let paper: Promise<Result<Profile>> | null = null

  /** The account last used here, else the first known; on the embedded exchange always one with play money. */
  async function choose(environment: EnvironmentName): Promise<Result<Profile | null>> {
    const exchange = await reach.exchangeOf(environment)
    if (!exchange.ok) return exchange
    // SECURITY: a key checked at one custom exchange signs for no other.
    const here = profiles
      .list()
      .filter((profile) => profile.environment === environment && profile.exchange === exchange.value)
    const known = chooseProfile(here, settings.current.accounts[environment])
    if (known) return { ok: true, value: known }
    if (environment !== 'sandbox') return { ok: true, value: null }
    // One at a time: two openings at once share it.
    paper ??= makePaperProfile().finally(() => (paper = null))
    const made = await paper
    if (made.ok) profiles.add(made.value)
    return made
  }

  async function unlock(
    profile: Profile | null,
  ): Promise<Result<Pick<Entry, 'profile' | 'signer' | 'readOnlyTokens'>>> {
    if (!profile) return { ok: true, value: { profile, signer: null, readOnlyTokens: null } }
    const gone = { ok: false, problem: { code: 'vault.keyGone', values: { label: profile.label } } } as const
    if (profile.kind === 'readOnly') {
      const token = await vault.openToken(profile)
      if (!token.ok) return token
      if (!token.value) return gone
      const readOnlyTokens = createReadOnlyTokens(token.value)
      return { ok: true, value: { profile, signer: null, readOnlyTokens } }
    }
    const opened = await vault.open(profile, profile.kind === 'subkey' ? 'subkey' : 'main')
    if (!opened.ok) return opened
    if (!opened.value) return gone
    return {
      ok: true,
      value: { profile: withKey(profile, opened.value), signer: opened.value, readOnlyTokens: null },
    }
  }

  /** Profiles of former days don't know their subkey's public half. */
  function withKey(profile: Profile, { publicKey }: Signer): Profile {
    if (profile.kind !== 'subkey' || profile.credential === publicKey) return profile
    const named = { ...profile, credential: publicKey }
    profiles.add(named)
    return named
  }

  return {
    async open(environment: EnvironmentName): Promise<Result<Entry>> {
      // The embedded exchange takes a while to come up, and so does a key for it: both at once.
      const [endpoints, profile] = await Promise.all([reach.endpointsOf(environment), choose(environment)])
      if (!endpoints.ok) return endpoints
      if (!profile.ok) return profile
      const unlocked = await unlock(profile.value)
      if (!unlocked.ok) return unlocked
      // The embedded exchange starts empty with each run and holds play money only: its accounts are opened anew.
      const onboardAs = environment === 'sandbox' ? onboardingEthereumAccount(endpoints.value) : null
      return { ok: true, value: { endpoints: endpoints.value, ...unlocked.value, onboardAs } }
    },
  }
}

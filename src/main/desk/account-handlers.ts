import type { EnvironmentName, Profile, Result, Runtime } from '../../preload/model'
import { admitSecret, readCredential, type AdmissionDesk } from '../accounts/admit'
import type { DotenvImport } from '../accounts/dotenv-import'
import type { Secret } from '../vault/secret'
import type { HandlerParts, Handlers } from './handlers'
import { askToLeave } from './leaving'

interface AccountParts extends HandlerParts {
  dotenv: DotenvImport
  admissionDesk: AdmissionDesk
  checkKeychain: () => Promise<Runtime['keychain']>
  /** Asks the person for a file; null when they change their mind. */
  pickFile: () => Promise<string | null>
}

type AccountCommands =
  | 'account:add'
  | 'account:remove'
  | 'account:select'
  | 'dotenv:pick'
  | 'dotenv:import'
  | 'dotenv:clean'
  | 'keychain:check'

/** The commands about accounts and where their keys are kept. */
export function createAccountHandlers(parts: AccountParts): Pick<Handlers, AccountCommands> {
  const { session, settings, profiles, vault, openSession, switchTo } = parts
  const { dotenv, admissionDesk, checkKeychain, pickFile } = parts
  // A main key without an account, until the person has said whether to open one: the window holds no key.
  let asked: { environment: EnvironmentName; secret: Secret } | null = null

  /** Whether what this profile leads to is another account than the one in use. */
  const isElsewhere = ({ environment, address }: Profile): boolean =>
    environment !== settings.current.environment || address !== session()?.address

  /** Puts an admitted account on the list and, where its environment is on and no orders stay behind, uses it at once. */
  function welcome(admitted: Result<Profile>): Result<Profile> {
    if (!admitted.ok) return admitted
    const { value: profile } = admitted
    profiles.add(profile)
    const isHere = profile.environment === settings.current.environment
    if (isHere && isElsewhere(profile) && askToLeave(session(), false)) return admitted
    settings.rememberAccount(profile.environment, profile.id)
    if (isHere) void openSession()
    return admitted
  }

  return {
    async 'account:add'({ secret: typed, ...admission }) {
      const before = asked
      asked = null
      const isAnswer = typed === '' && admission.onboard && before?.environment === admission.environment
      const read = isAnswer
        ? { ok: true as const, secret: before.secret }
        : readCredential(admission.kind, typed)
      if (!read.ok) return read
      const admitted = await admitSecret(admission, read.secret, admissionDesk)
      // Asked again also after an answer that could not be carried out: an address without the right form.
      if (!admitted.ok && (admitted.problem.code === 'account.notOnboarded' || isAnswer))
        asked = { environment: admission.environment, secret: read.secret }
      return welcome(admitted)
    },
    async 'dotenv:pick'() {
      const path = await pickFile()
      return path === null ? { ok: true, value: null } : dotenv.read(path)
    },
    'keychain:check': () => checkKeychain(),
    'dotenv:import': async ({ id, ...admission }) =>
      welcome(await dotenv.admit(id, admission, admissionDesk)),
    'dotenv:clean': ({ id }) => dotenv.clean(id),
    async 'account:remove'({ profileId, acceptsOpenOrders }) {
      const profile = profiles.find(profileId)
      if (!profile) return { ok: false, problem: { code: 'account.unknown' } }
      const isInUse = session()?.profile?.id === profileId
      const problem = isInUse ? askToLeave(session(), acceptsOpenOrders) : null
      if (problem) return { ok: false, problem }
      const forgotten = await vault.forget(profile)
      if (!forgotten.ok) return forgotten
      profiles.remove(profileId)
      const { environment } = profile
      if (settings.current.accounts[environment] === profileId) settings.rememberAccount(environment, null)
      // Others of its environment are not disturbed.
      const wasInUse = session() === null || session()?.profile?.id === profileId
      if (settings.current.environment === environment && wasInUse) void openSession()
      return { ok: true, value: null }
    },
    async 'account:select'({ profileId, acceptsOpenOrders }) {
      const profile = profiles.find(profileId)
      if (!profile) return { ok: false, problem: { code: 'account.unknown' } }
      const { environment, exchange, id } = profile
      const now = await admissionDesk.exchangeOf(environment)
      if (!now.ok) return now
      // SECURITY: a key checked at one custom exchange signs for no other, and is not quietly left out there.
      if (now.value !== exchange)
        return { ok: false, problem: { code: 'account.otherExchange', values: { exchange } } }
      const problem = isElsewhere(profile) ? askToLeave(session(), acceptsOpenOrders) : null
      return problem ? { ok: false, problem } : switchTo(environment, id)
    },
  }
}

import type { Profile, Result, Runtime } from '../../preload/model'
import { admit, type AdmissionDesk } from '../accounts/admit'
import type { DotenvImport } from '../accounts/dotenv-import'
import type { HandlerParts, Handlers } from './handlers'

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
  const { settings, profiles, vault, openSession, switchTo } = parts
  const { dotenv, admissionDesk, checkKeychain, pickFile } = parts

  /** Puts an admitted account on the list and, where its environment is on, uses it at once. */
  function welcome(admitted: Result<Profile>): Result<Profile> {
    if (!admitted.ok) return admitted
    profiles.add(admitted.value)
    settings.rememberAccount(admitted.value.environment, admitted.value.address)
    if (admitted.value.environment === settings.current.environment) void openSession()
    return admitted
  }

  return {
    'account:add': async (admission) => welcome(await admit(admission, admissionDesk)),
    async 'dotenv:pick'() {
      const path = await pickFile()
      return path === null ? { ok: true, value: null } : dotenv.read(path)
    },
    'keychain:check': () => checkKeychain(),
    'dotenv:import': async ({ id, ...admission }) =>
      welcome(await dotenv.admit(id, admission, admissionDesk)),
    'dotenv:clean': ({ id }) => dotenv.clean(id),
    async 'account:remove'({ environment, address }) {
      const profile = profiles.find(environment, address)
      if (!profile) return { ok: false, problem: { code: 'account.unknown' } }
      const forgotten = await vault.forget(profile)
      if (!forgotten.ok) return forgotten
      profiles.remove(environment, address)
      if (settings.current.accounts[environment] === profile.address)
        settings.rememberAccount(environment, null)
      if (settings.current.environment === environment) void openSession()
      return { ok: true, value: null }
    },
    async 'account:select'({ environment, address }) {
      const profile = profiles.find(environment, address)
      return profile
        ? switchTo(environment, profile.address)
        : { ok: false, problem: { code: 'account.unknown' } }
    },
  }
}

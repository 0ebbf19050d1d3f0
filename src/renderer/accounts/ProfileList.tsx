import { KeyRound, MemoryStick } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../preload/contract'
import type { EnvironmentName, Problem, Profile } from '../../preload/model'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { profileName, shortAddress } from './names'

const pickProfiles = (state: DeskState): Profile[] => state.profiles
const pickAddress = (state: DeskState): string | null => state.activeAddress
const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment

/** Each account with where its key is kept, to be used or removed. */
export function ProfileList(): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const profiles = useDesk(pickProfiles)
  const activeAddress = useDesk(pickAddress)
  const environment = useDesk(pickEnvironment)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [leaving, setLeaving] = useState<Profile | null>(null)
  const tell = (answer: Answer<'account:select'>): void => setProblem(answer.ok ? null : answer.problem)
  if (profiles.length === 0) return <p className="callout">{t('accounts.none')}</p>
  return (
    <>
      <ul className="profiles" aria-label={t('accounts.known')}>
        {profiles.map((profile) => {
          const inUse = profile.address === activeAddress && profile.environment === environment
          const target = { environment: profile.environment, address: profile.address }
          return (
            <li key={`${profile.environment}:${profile.address}`} aria-current={inUse || undefined}>
              <span className="env-badge" data-environment={profile.environment}>
                {t(`environment.${profile.environment}`)}
              </span>
              <span className="profile-name">
                {profileName(t, profile)}
                <span className="faint">
                  {' '}
                  {t(`accounts.kind.${profile.kind}`)} · <code>{shortAddress(profile.address)}</code>
                </span>
              </span>
              <span className="kept dim">
                {profile.kept === 'keychain' ? (
                  <KeyRound size={14} strokeWidth={1.5} aria-hidden />
                ) : (
                  <MemoryStick size={14} strokeWidth={1.5} aria-hidden />
                )}
                {t(`accounts.kept.${profile.kept}`)}
              </span>
              {inUse ? (
                <span className="accent">{t('accounts.inUse')}</span>
              ) : (
                <button type="button" onClick={() => void desk.ask('account:select', target).then(tell)}>
                  {t('accounts.use')}
                </button>
              )}
              {profile.kind !== 'paper' &&
                (leaving === profile ? (
                  <button
                    type="button"
                    className="danger-button"
                    onClick={() => void desk.ask('account:remove', target).then(tell)}
                    onBlur={() => setLeaving(null)}
                  >
                    {t('accounts.removeConfirm')}
                  </button>
                ) : (
                  <button type="button" className="quiet" onClick={() => setLeaving(profile)}>
                    {t('accounts.remove')}
                  </button>
                ))}
            </li>
          )
        })}
      </ul>
      {problem && (
        <p className="form-problem" role="alert">
          {problemText(i18n, problem)}
        </p>
      )}
    </>
  )
}

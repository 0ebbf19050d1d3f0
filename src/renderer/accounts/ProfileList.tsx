import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem, Profile } from '../../preload/model'
import { problemText } from '../problem'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { ProfileRow } from './ProfileRow'

const pickProfiles = (state: DeskState): Profile[] => state.profiles
const pickActive = (state: DeskState): string | null => state.activeProfile

/** Each account with where its key is kept, to be used, given a new key, or removed. */
export function ProfileList(): ReactNode {
  const { t, i18n } = useTranslation()
  const profiles = useDesk(pickProfiles)
  const activeProfile = useDesk(pickActive)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [told, setTold] = useState<string | null>(null)
  if (profiles.length === 0) return <p className="callout">{t('accounts.none')}</p>
  return (
    <>
      <ul className="profiles" aria-label={t('accounts.known')}>
        {profiles.map((profile) => (
          <ProfileRow
            key={profile.id}
            profile={profile}
            inUse={profile.id === activeProfile}
            onTold={(sentence, failure) => {
              setTold(sentence)
              setProblem(failure)
            }}
          />
        ))}
      </ul>
      {told !== null && (
        <p className="up" role="status">
          {told}
        </p>
      )}
      {problem && (
        <p className="form-problem" role="alert">
          {problemText(i18n, problem)}
        </p>
      )}
    </>
  )
}

import { useTranslation } from 'react-i18next'
import type { Profile } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { profileName } from './names'

const pickProfile = ({ profiles, activeProfile }: DeskState): Profile | undefined =>
  profiles.find(({ id }) => id === activeProfile)

/** What the account in use is called, or that there is none. */
export function useAccountName(): string {
  const { t } = useTranslation()
  const profile = useDesk(pickProfile)
  return profile ? profileName(t, profile) : t('account.none')
}

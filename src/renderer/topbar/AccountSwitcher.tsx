import { Check, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ENVIRONMENTS } from '../accounts/environments'
import { profileName, shortAddress } from '../accounts/names'
import { useNotices } from '../alerts/useNotices'
import { Menu, MenuGroup } from '../controls/Menu'
import type { EnvironmentName, Problem, Profile } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'

const pickProfiles = (state: DeskState): Profile[] => state.profiles
const pickAddress = (state: DeskState): string | null => state.activeAddress
const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment

/** The environment and the account in use, and the way to others. */
export function AccountSwitcher(): ReactNode {
  const { t } = useTranslation()
  const { desk, workspace } = useSession()
  const notices = useNotices()
  const profiles = useDesk(pickProfiles)
  const activeAddress = useDesk(pickAddress)
  const environment = useDesk(pickEnvironment)
  const here = profiles.filter((profile) => profile.environment === environment)
  const active = here.find((profile) => profile.address === activeAddress)
  const tell = (answer: { ok: true } | { ok: false; problem: Problem }): void => {
    if (!answer.ok) notices.raise(t('account.switchFailed'), answer.problem)
  }
  return (
    <Menu
      label={t('account.menu')}
      face={
        <>
          <span className="env-badge" data-environment={environment}>
            {t(`environment.${environment}`)}
          </span>
          <span className="account-label">{active ? profileName(t, active) : t('account.none')}</span>
        </>
      }
    >
      <MenuGroup title={t('account.accounts')}>
        {here.map((profile) => (
          <button
            key={profile.address}
            type="button"
            role="menuitemradio"
            aria-checked={profile === active}
            onClick={() =>
              void desk.ask('account:select', { environment, address: profile.address }).then(tell)
            }
          >
            <Check size={14} strokeWidth={1.5} aria-hidden />
            {profileName(t, profile)} <span className="faint">{shortAddress(profile.address)}</span>
          </button>
        ))}
        <button
          type="button"
          role="menuitem"
          onClick={() => workspace.update((now) => ({ ...now, dialog: 'accounts' }))}
        >
          <Plus size={14} strokeWidth={1.5} aria-hidden />
          {t('account.addMenu')}
        </button>
      </MenuGroup>
      <MenuGroup title={t('account.environment')}>
        {ENVIRONMENTS.map((name) => (
          <button
            key={name}
            type="button"
            role="menuitemradio"
            aria-checked={name === environment}
            onClick={() => void desk.ask('environment:select', { environment: name }).then(tell)}
          >
            <Check size={14} strokeWidth={1.5} aria-hidden />
            {t(`environment.${name}`)} <span className="faint">{t(`environment.${name}.what`)}</span>
          </button>
        ))}
      </MenuGroup>
    </Menu>
  )
}

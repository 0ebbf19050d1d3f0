import { Check, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ENVIRONMENTS } from '../accounts/environments'
import { KindMark } from '../accounts/KindMark'
import { profileName, shortAddress } from '../accounts/names'
import { useLeave } from '../accounts/useLeave'
import { useNotices } from '../alerts/useNotices'
import { Menu, MenuGroup } from '../controls/Menu'
import type { EnvironmentName, Problem, Profile } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'

const pickProfiles = (state: DeskState): Profile[] => state.profiles
const pickActive = (state: DeskState): string | null => state.activeProfile
const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment

/** The environment and the account in use, and one press to any other. */
export function AccountSwitcher(): ReactNode {
  const { t } = useTranslation()
  const { desk, workspace } = useSession()
  const notices = useNotices()
  const leave = useLeave()
  const profiles = useDesk(pickProfiles)
  const activeProfile = useDesk(pickActive)
  const environment = useDesk(pickEnvironment)
  const active = profiles.find(({ id }) => id === activeProfile)
  const tell = (answer: { ok: true } | { ok: false; problem: Problem } | null): void => {
    if (answer?.ok === false) notices.raise(t('account.switchFailed'), answer.problem)
  }
  const select = (profileId: string): void =>
    void leave((acceptsOpenOrders) => desk.ask('account:select', { profileId, acceptsOpenOrders })).then(tell)
  const go = (name: EnvironmentName): void =>
    void leave((acceptsOpenOrders) =>
      desk.ask('environment:select', { environment: name, acceptsOpenOrders }),
    ).then(tell)
  const sorted = ENVIRONMENTS.flatMap((name) => profiles.filter((profile) => profile.environment === name))
  return (
    <Menu
      label={t('account.menu')}
      face={
        <>
          <span className="env-badge" data-environment={environment}>
            {t(`environment.${environment}`)}
          </span>
          <span className="account-label">{active ? profileName(t, active) : t('account.none')}</span>
          {active?.kind === 'readOnly' && <span className="watch-only">{t('account.watchOnly')}</span>}
        </>
      }
    >
      <MenuGroup title={t('account.accounts')}>
        {sorted.map((profile) => (
          <button
            key={profile.id}
            type="button"
            role="menuitemradio"
            aria-checked={profile === active}
            className="account-item"
            onClick={() => select(profile.id)}
          >
            <Check size={14} strokeWidth={1.5} aria-hidden />
            <span className="env-badge" data-environment={profile.environment}>
              {t(`environment.${profile.environment}`)}
            </span>
            <span className="account-item-name">
              {profileName(t, profile)} <span className="faint">{shortAddress(profile.address)}</span>
            </span>
            <KindMark kind={profile.kind} />
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
            onClick={() => go(name)}
          >
            <Check size={14} strokeWidth={1.5} aria-hidden />
            {t(`environment.${name}`)} <span className="faint">{t(`environment.${name}.what`)}</span>
          </button>
        ))}
      </MenuGroup>
    </Menu>
  )
}

import { KeyRound, MemoryStick } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SureButton } from '../controls/SureButton'
import type { Problem, Profile, Result } from '../../preload/model'
import { useSession } from '../session'
import { KindMark } from './KindMark'
import { profileName, shortAddress } from './names'
import { useLeave } from './useLeave'

interface ProfileRowProps {
  profile: Profile
  inUse: boolean
  /** What came of a deed: a sentence, or what went wrong. */
  onTold: (sentence: string | null, problem: Problem | null) => void
}

/** One way into an account. */
export function ProfileRow({ profile, inUse, onTold }: ProfileRowProps): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const leave = useLeave()
  const [busy, setBusy] = useState(false)
  const { kind, kept } = profile
  const name = profileName(t, profile)
  const target = { profileId: profile.id }
  const run = (asking: Promise<Result<unknown> | null>, sentence: string | null): void => {
    setBusy(true)
    void asking.then((answer) => {
      setBusy(false)
      onTold(answer?.ok ? sentence : null, answer?.ok === false ? answer.problem : null)
    })
  }
  const KeptIcon = kept === 'keychain' ? KeyRound : MemoryStick
  return (
    <li aria-current={inUse || undefined}>
      <span className="env-badge" data-environment={profile.environment}>
        {t(`environment.${profile.environment}`)}
      </span>
      <span className="profile-name">
        {name} <code className="faint">{shortAddress(profile.address)}</code>
      </span>
      <KindMark kind={kind} />
      <span className="kept dim">
        <KeptIcon size={13} strokeWidth={1.5} aria-hidden />
        {t(`accounts.kept.${kept}`)}
      </span>
      <span className="profile-deeds">
        {kind === 'subkey' && (
          <SureButton
            ask={t('accounts.rotate')}
            sure={t('accounts.rotateConfirm')}
            hint={t('accounts.rotateWhat')}
            disabled={busy}
            onSure={() => run(desk.ask('keys:rotate', target), t('accounts.rotated', { label: name }))}
          />
        )}
        {kind !== 'paper' && (
          <SureButton
            ask={t('accounts.remove')}
            sure={t('accounts.removeConfirm')}
            danger
            disabled={busy}
            onSure={() =>
              run(
                leave((acceptsOpenOrders) => desk.ask('account:remove', { ...target, acceptsOpenOrders })),
                null,
              )
            }
          />
        )}
        {inUse ? (
          <span className="accent">{t('accounts.inUse')}</span>
        ) : (
          <button
            type="button"
            disabled={busy}
            onClick={() =>
              run(
                leave((acceptsOpenOrders) => desk.ask('account:select', { ...target, acceptsOpenOrders })),
                null,
              )
            }
          >
            {t('accounts.use')}
          </button>
        )}
      </span>
    </li>
  )
}

import type { ReactNode } from 'react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Profile, Runtime } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { KindMark } from './KindMark'
import { KeysOfAccount } from './KeysOfAccount'
import { profileName, shortAddress } from './names'

/** The subkeys and read-only tokens of the account in use; only its main key may see to them. */
export function KeysView({ runtime }: { runtime: Runtime }): ReactNode {
  const { t } = useTranslation()
  const owner = useDesk(
    useCallback(
      ({ profiles, activeProfile }: DeskState): Profile | undefined =>
        profiles.find(({ id }) => id === activeProfile),
      [],
    ),
  )
  if (!owner) return <p className="callout">{t('keys.why.none')}</p>
  const isMain = owner.kind === 'main' || owner.kind === 'paper'
  return (
    <>
      <p className="keys-owner">
        <span className="env-badge" data-environment={owner.environment}>
          {t(`environment.${owner.environment}`)}
        </span>
        <strong>{profileName(t, owner)}</strong>
        <code className="faint">{shortAddress(owner.address)}</code>
        <KindMark kind={owner.kind} />
      </p>
      {isMain ? (
        // The keys of one account are nothing to another's.
        <KeysOfAccount key={owner.id} owner={owner} runtime={runtime} />
      ) : (
        <p className="callout">{t(owner.kind === 'subkey' ? 'keys.why.subkey' : 'keys.why.readOnly')}</p>
      )}
    </>
  )
}

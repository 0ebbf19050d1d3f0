import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../controls/CopyButton'
import { Moment } from '../format/Moment'
import type { Profile, Result } from '../../preload/model'
import type { Subkey } from '../../preload/records'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { EditableName } from './EditableName'
import { isAlive, ownSubkey, subkeyState } from './key-state'
import { KeyStateCell } from './KeyStateCell'
import { shortAddress } from './names'
import { RevokeButton } from './RevokeButton'

interface SubkeyTableProps {
  owner: Profile
  subkeys: Subkey[]
  withRevoked: boolean
  onRename: (publicKey: string, name: string) => Promise<Result<null>>
  onRevoke: (publicKey: string) => Promise<Result<null>>
}

const pickProfiles = (state: DeskState): Profile[] => state.profiles

/** An account's subkeys, to be renamed and revoked. */
export function SubkeyTable({
  owner,
  subkeys,
  withRevoked,
  onRename,
  onRevoke,
}: SubkeyTableProps): ReactNode {
  const { t } = useTranslation()
  const profiles = useDesk(pickProfiles)
  const rows = subkeys.filter((subkey) => withRevoked || isAlive(subkeyState(subkey)))
  if (rows.length === 0) return <p className="dim">{t('keys.noSubkeys')}</p>
  return (
    <table className="key-table">
      <thead>
        <tr>
          <th scope="col">{t('keys.column.name')}</th>
          <th scope="col">{t('keys.column.publicKey')}</th>
          <th scope="col">{t('keys.column.created')}</th>
          <th scope="col">{t('keys.column.state')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((subkey) => {
          const { publicKey, name } = subkey
          const state = subkeyState(subkey)
          const own = ownSubkey(profiles, owner, subkey)
          return (
            <tr key={publicKey} data-state={state}>
              <td>
                <EditableName
                  name={name}
                  fixed={!isAlive(state)}
                  onRename={(to) => onRename(publicKey, to)}
                />
              </td>
              <td>
                <code title={publicKey}>{shortAddress(publicKey)}</code>
                <CopyButton text={publicKey} label={t('keys.copy')} />
              </td>
              <td>
                <Moment atMs={subkey.createdAtMs} />
              </td>
              <KeyStateCell state={state} word={subkey.state} own={own !== undefined} />
              <td>
                {isAlive(state) && (
                  <RevokeButton name={name} own={own !== undefined} onRevoke={() => onRevoke(publicKey)} />
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

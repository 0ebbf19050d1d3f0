import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../clock'
import { Day } from '../format/Day'
import { Moment } from '../format/Moment'
import type { Profile, Result } from '../../preload/model'
import type { ApiToken } from '../../preload/records'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { isAlive, ownToken, tokenState } from './key-state'
import { KeyStateCell } from './KeyStateCell'
import { RevokeButton } from './RevokeButton'

interface TokenTableProps {
  owner: Profile
  tokens: ApiToken[]
  withRevoked: boolean
  onRevoke: (lookupId: string) => Promise<Result<null>>
}

const pickProfiles = (state: DeskState): Profile[] => state.profiles

/** An account's read-only tokens, to be revoked; the tokens themselves are never shown. */
export function TokenTable({ owner, tokens, withRevoked, onRevoke }: TokenTableProps): ReactNode {
  const { t } = useTranslation()
  const profiles = useDesk(pickProfiles)
  const now = useNow()
  const rows = tokens.filter((token) => withRevoked || isAlive(tokenState(token, now)))
  if (rows.length === 0) return <p className="dim">{t('keys.noTokens')}</p>
  return (
    <table className="key-table">
      <thead>
        <tr>
          <th scope="col">{t('keys.column.name')}</th>
          <th scope="col">{t('keys.column.expires')}</th>
          <th scope="col">{t('keys.column.created')}</th>
          <th scope="col">{t('keys.column.state')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((token) => {
          const state = tokenState(token, now)
          const own = ownToken(profiles, owner, token)
          return (
            <tr key={token.lookupId} data-state={state}>
              <td className="key-name">{token.name}</td>
              <td>
                <Day atMs={token.expiresAtMs} />
              </td>
              <td>
                <Moment atMs={token.createdAtMs} />
              </td>
              <KeyStateCell state={state} word={token.kind} own={own !== undefined} />
              <td>
                {isAlive(state) && (
                  <RevokeButton
                    name={token.name}
                    own={own !== undefined}
                    onRevoke={() => onRevoke(token.lookupId)}
                  />
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

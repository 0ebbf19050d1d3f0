import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyState } from './key-state'

/** Whether a key is good, and whether this app itself uses it. */
export function KeyStateCell({
  state,
  word,
  own,
}: {
  state: KeyState
  word: string
  own: boolean
}): ReactNode {
  const { t } = useTranslation()
  return (
    <td className="key-state">
      <span className={state === 'active' ? 'up' : 'faint'}>
        {state === 'other' ? word : t(`keys.state.${state}`)}
      </span>
      {own && (
        <span className="own-mark" title={t('keys.ownWhat')}>
          {t('keys.own')}
        </span>
      )}
    </td>
  )
}

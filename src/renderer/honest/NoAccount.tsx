import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { gapAfter } from '../../notation/sentences'
import { useSession } from '../session'

/** What stands in a panel of an account while there is none, and the way to one. */
export function NoAccount(): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const sentence = t('noAccount')
  return (
    <p>
      {sentence + gapAfter(sentence)}
      <button
        type="button"
        className="link"
        onClick={() => workspace.update((now) => ({ ...now, dialog: 'accounts' }))}
      >
        {t('accounts.add')}
      </button>
    </p>
  )
}

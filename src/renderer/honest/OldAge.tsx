import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Feed } from '../app/feed'
import { useAge, useOldness } from './useOldness'

/** How old the numbers of a feed are, beside the word that says that they are old. */
export function OldAge({ feed }: { feed: Feed }): ReactNode {
  const { t } = useTranslation()
  const { account, prices } = useOldness()
  const old = feed === 'account' ? account : prices
  const age = useAge(old?.sinceMs ?? null)
  return age && <span className="old-age"> {t(`age.${age.unit}`, { span: age.count })}</span>
}

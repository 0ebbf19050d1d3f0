import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAge, useOldness } from './useOldness'

/** Says, before something is sent, what of the screen is old and by how much; nothing while all is fresh. */
export function OldLines(): ReactNode {
  const { account, prices } = useOldness()
  return (
    <>
      {account && <OldLine what="account" sinceMs={account.sinceMs} />}
      {prices && <OldLine what="prices" sinceMs={prices.sinceMs} />}
    </>
  )
}

function OldLine({ what, sinceMs }: { what: 'account' | 'prices'; sinceMs: number | null }): ReactNode {
  const { t } = useTranslation()
  const age = useAge(sinceMs)
  const spoken = age ? t(`age.${age.unit}`, { span: age.count }) : t('age.unknown')
  return (
    <p className="callout warning" data-old-line={what}>
      {t(`old.${what}`, { age: spoken })}
    </p>
  )
}

import { Crown, Eye, KeyRound, School } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProfileKind } from '../../preload/model'

const icons = { main: Crown, subkey: KeyRound, readOnly: Eye, paper: School }

/** What kind of key an account is used with. */
export function KindMark({ kind }: { kind: ProfileKind }): ReactNode {
  const { t } = useTranslation()
  const Icon = icons[kind]
  return (
    <span className="kind-mark" data-kind={kind}>
      <Icon size={13} strokeWidth={1.5} aria-hidden />
      {t(`accounts.kind.${kind}`)}
    </span>
  )
}

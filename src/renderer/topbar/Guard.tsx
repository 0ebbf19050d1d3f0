import { ShieldAlert, ShieldCheck, ShieldEllipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CancelOnDisconnectState } from '../../preload/model'

const shapes = { on: ShieldCheck, arming: ShieldEllipsis, refused: ShieldAlert }

/** A sign that orders go with the connection, once that is wanted. */
export function Guard({ state }: { state: CancelOnDisconnectState }): ReactNode {
  const { t } = useTranslation()
  if (state === 'off') return null
  const Shape = shapes[state]
  return (
    <span className={state === 'on' ? 'guard' : 'guard warning'} title={t(`connection.guard.${state}`)}>
      <Shape size={14} strokeWidth={1.5} aria-hidden />
      {t('connection.guard')}
    </span>
  )
}

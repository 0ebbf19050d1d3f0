import { CircleCheck, CircleHelp, CirclePause, Wrench } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection, SystemState } from '../../preload/model'
import { systemOf } from './signs'

const shapes: Record<SystemState, LucideIcon> = {
  ok: CircleCheck,
  unknown: CircleHelp,
  maintenance: Wrench,
  cancelOnly: CirclePause,
  postOnly: CirclePause,
}

/** What the exchange takes at present, and what that means for orders. */
export function SystemSign({ connection }: { connection: Connection }): ReactNode {
  const { t } = useTranslation()
  const system = systemOf(connection)
  const Shape = shapes[system]
  const isCalm = system === 'ok' || system === 'unknown'
  return (
    <span
      className={`sign ${isCalm ? 'dim' : 'warning'}`}
      data-sign="system"
      data-system={system}
      title={t(`sign.system.${system}`)}
    >
      <Shape size={14} strokeWidth={1.5} aria-hidden />
      {t(`system.${system}`)}
    </span>
  )
}

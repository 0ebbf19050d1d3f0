import type { ReactNode } from 'react'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { RegistryContext } from '../commands/registry'
import { useStore } from '../store'

const canUndo = (live: ReadonlySet<string>): boolean => live.has('order.undo')

/** Takes the last order back while that can still be tried; nothing while it cannot. */
export function UndoLink(): ReactNode {
  const { t } = useTranslation()
  const registry = useContext(RegistryContext)
  const able = useStore(registry.live, canUndo)
  return (
    <span className="undo">
      {able && (
        <button
          type="button"
          className="link"
          title={t('commands.undo')}
          onClick={() => registry.give('order.undo')}
        >
          {t('ticket.undo')}
        </button>
      )}
    </span>
  )
}

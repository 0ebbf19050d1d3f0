import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDock } from './dock'

/** What stands where every panel was closed. */
export function EmptyDock(): ReactNode {
  const { t } = useTranslation()
  const dock = useDock()
  return (
    <div className="dock-empty">
      <p>{t('dock.empty')}</p>
      <button type="button" onClick={() => dock.reset()}>
        {t('dock.reset')}
      </button>
    </div>
  )
}

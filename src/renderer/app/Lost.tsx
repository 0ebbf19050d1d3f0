import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Stands in for the desk when the app behind the window doesn't answer. */
export function Lost(): ReactNode {
  const { t } = useTranslation()
  return (
    <main className="lost" role="alert">
      <h1>{t('lost.title')}</h1>
      <p>{t('lost.body')}</p>
    </main>
  )
}

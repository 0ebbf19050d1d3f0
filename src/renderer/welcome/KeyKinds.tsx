import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What each kind of key may do, the one to use first. */
export function KeyKinds(): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="key-kinds" aria-label={t('welcome.kinds')}>
      <h3>{t('welcome.kinds')}</h3>
      <dl>
        {(['subkey', 'main', 'readOnly'] as const).map((kind) => (
          <div key={kind} data-recommended={kind === 'subkey' || undefined}>
            <dt>
              {t(kind === 'readOnly' ? 'accounts.token' : `accounts.kind.${kind}`)}
              {kind === 'subkey' && <span className="accent"> {t('welcome.recommended')}</span>}
            </dt>
            <dd>{t(`accounts.what.${kind}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t('welcome.kinds.where')}</p>
    </section>
  )
}

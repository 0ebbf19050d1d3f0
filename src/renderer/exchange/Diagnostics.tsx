import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session'

const everyMs = 2_000

/** What the exchange said that this app did not understand, by kind and count. */
export function Diagnostics(): ReactNode {
  const { t } = useTranslation()
  const { desk, workspace } = useSession()
  const [counters, setCounters] = useState<Record<string, number> | null>(null)
  useEffect(() => {
    let isOpen = true
    const read = (): void =>
      void desk.readCounters().then((read) => {
        if (isOpen && read) setCounters(read)
      })
    read()
    const timer = setInterval(read, everyMs)
    return () => {
      isOpen = false
      clearInterval(timer)
    }
  }, [desk])
  const rows = Object.entries(counters ?? {}).sort(([a], [b]) => a.localeCompare(b))
  return (
    <section aria-label={t('exchange.odd')}>
      <h3>{t('exchange.odd')}</h3>
      <p className="hint">{t('exchange.oddMeans')}</p>
      {rows.length === 0 ? (
        <p className="hint">{t(counters === null ? 'exchange.oddReading' : 'exchange.oddNone')}</p>
      ) : (
        <dl className="facts counters">
          {rows.map(([name, count]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd className="amount">{count}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="dialog-actions">
        <button type="button" onClick={() => workspace.update((now) => ({ ...now, dialog: 'support' }))}>
          {t('support.open')}
        </button>
      </div>
    </section>
  )
}

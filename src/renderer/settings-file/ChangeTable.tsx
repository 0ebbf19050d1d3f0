import { ShieldAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingChange } from './changes'

/** What a file would change, a line each; what guards money is marked and comes first. */
export function ChangeTable({ changes }: { changes: readonly SettingChange[] }): ReactNode {
  const { t } = useTranslation()
  return (
    // Longer than the dialog, it is scrolled by keys as well.
    <div className="setting-changes" tabIndex={0} role="group" aria-label={t('settings.import')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('settings.import.setting')}</th>
            <th scope="col">{t('settings.import.now')}</th>
            <th scope="col">{t('settings.import.then')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ name, label, now, then, guards }, index) => (
            <tr key={`${name} ${index}`} data-guards={guards || undefined}>
              <th scope="row">
                {guards && (
                  <>
                    <ShieldAlert size={14} strokeWidth={1.5} aria-hidden />
                    <span className="visually-hidden">{t('settings.import.guards')} </span>
                  </>
                )}
                {label}
              </th>
              <td className="dim">{now}</td>
              <td>{then}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

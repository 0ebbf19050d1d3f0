import type { ReactNode } from 'react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import type { EnvironmentName, Runtime, Settings } from '../../preload/model'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { toSections } from './sections'
import { useDeeds } from './useDeeds'
import './settings.css'

const pickSettings = (state: DeskState): Settings => state.settings
const pickRuntime = (state: DeskState): Runtime => state.runtime
const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment

/** What the person may choose; each choice counts at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const { workspace } = useSession()
  const runtime = useDesk(pickRuntime)
  const deeds = useDeeds()
  const [search, setSearch] = useState('')
  const sections = toSections({
    t,
    settings: useDesk(pickSettings),
    runtime,
    environment: useDesk(pickEnvironment),
    deeds,
    open: (dialog) => workspace.update((now) => ({ ...now, dialog })),
  })
  const wanted = search.trim().toLowerCase()
  const found = sections.filter(({ label, effect }) => `${label} ${effect}`.toLowerCase().includes(wanted))
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      <div className="settings">
        <input
          type="search"
          aria-label={t('settings.search')}
          placeholder={t('settings.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {found.length === 0 && <p className="hint">{t('settings.noneFound')}</p>}
        {found.map(({ label, effect, control }) => (
          <Fragment key={label}>{control(label, effect)}</Fragment>
        ))}
        {deeds.problem && (
          <p className="form-problem" role="alert">
            {problemText(i18n, deeds.problem)}
          </p>
        )}
        <p className="faint">
          {t('settings.version', { app: runtime.appVersion, electron: runtime.electronVersion })}
        </p>
      </div>
    </Dialog>
  )
}

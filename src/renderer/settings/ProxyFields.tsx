import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../preload/contract'
import type { Result, Settings } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'
import { Option } from './Option'
import { OwnProxy } from './OwnProxy'

interface ProxyFieldsProps {
  label: string
  effect: string
  settings: Settings
  save: (part: Partial<Settings>) => Promise<Result<Settings>>
}

/** Which proxy exchanges are reached through, what it wants to see, and whether it works. */
export function ProxyFields({ label, effect, settings, save }: ProxyFieldsProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const [tested, setTested] = useState<Answer<'proxy:test'> | 'asking' | null>(null)
  const { proxy } = settings
  const test = (): void => {
    setTested('asking')
    void desk.ask('proxy:test', null).then(setTested)
  }
  return (
    <>
      <Option
        label={label}
        effect={effect}
        value={proxy}
        options={(['none', 'system', 'own'] as const).map((value) => [value, t(`settings.proxy.${value}`)])}
        onChange={(next) => {
          setTested(null)
          void save({ proxy: next })
        }}
      />
      {proxy === 'own' && <OwnProxy url={settings.proxyUrl} save={save} />}
      {proxy !== 'none' && (
        <div className="option">
          <span />
          <span className="form-end">
            <button type="button" disabled={tested === 'asking'} onClick={test}>
              {t('settings.proxy.test')}
            </button>
            <span role="status">
              {tested === 'asking' && t('settings.proxy.testing')}
              {tested !== null && tested !== 'asking' && !tested.ok && (
                <span className="form-problem">{problemText(i18n, tested.problem)}</span>
              )}
              {tested !== null && tested !== 'asking' && tested.ok && (
                <span className="up">
                  {t(tested.value.isThrough ? 'settings.proxy.through' : 'settings.proxy.straight')}
                </span>
              )}
            </span>
          </span>
        </div>
      )}
    </>
  )
}

import type { FormEvent, ReactNode } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../preload/model'

interface CustomExchangeProps {
  settings: Settings
  loopbackOnly: boolean
  /** Whether it was saved. */
  save: (part: Partial<Settings>) => Promise<boolean>
}

/** Where the custom environment is; main says whether the addresses will do. */
export function CustomExchange({ settings, loopbackOnly, save }: CustomExchangeProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [rest, setRest] = useState(settings.customRestUrl)
  const [ws, setWs] = useState(settings.customWsUrl)
  const [saved, setSaved] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save({ customRestUrl: rest.trim(), customWsUrl: ws.trim() }).then(setSaved)
  }
  return (
    <form className="custom-exchange" onSubmit={submit}>
      <h3>{t('settings.custom')}</h3>
      {loopbackOnly && <p className="hint">{t('settings.customLoopback')}</p>}
      <label htmlFor={`${id}-rest`}>{t('settings.customRest')}</label>
      <input
        id={`${id}-rest`}
        value={rest}
        spellCheck={false}
        placeholder="http://127.0.0.1:9650/v1"
        onChange={(event) => {
          setRest(event.target.value)
          setSaved(false)
        }}
      />
      <label htmlFor={`${id}-ws`}>{t('settings.customWs')}</label>
      <input
        id={`${id}-ws`}
        value={ws}
        spellCheck={false}
        placeholder="ws://127.0.0.1:9650/v1"
        onChange={(event) => {
          setWs(event.target.value)
          setSaved(false)
        }}
      />
      <span />
      <div className="form-end">
        <button type="submit">{t('settings.save')}</button>
        {saved && (
          <span className="up" role="status">
            {t('settings.saved')}
          </span>
        )}
      </div>
    </form>
  )
}

import type { FormEvent, ReactNode } from 'react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inOneLine } from '../../notation/sentences'
import type { KeptLogin, Problem, Result, Settings } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'

/** How a press ended: what became of the login, that there was none to keep, or why not. */
type Ending = KeptLogin | 'saved' | Problem

interface OwnProxyProps {
  url: string
  save: (part: Partial<Settings>) => Promise<Result<Settings>>
}

/** One's own proxy: its address goes into the settings, the rest to the keychain. */
export function OwnProxy({ url, save }: OwnProxyProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const id = useId()
  const [address, setAddress] = useState(url)
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [hasLogin, setHasLogin] = useState(false)
  const [ended, setEnded] = useState<Ending | null>(null)
  useEffect(() => {
    let isOpen = true
    void desk
      .ask('proxy:read', null)
      .then((answer) => isOpen && answer.ok && setHasLogin(answer.value.hasLogin))
    return () => {
      isOpen = false
    }
  }, [desk])
  const keepLogin = async (login: { user: string; password: string }): Promise<Ending> => {
    const answer = await desk.ask('proxy:login', login)
    setPassword('')
    if (answer.ok) setHasLogin(answer.value !== 'none')
    return answer.ok ? answer.value : answer.problem
  }
  const submit = async (): Promise<void> => {
    setEnded(null)
    if (!(await save({ proxyUrl: address.trim() })).ok) return
    // What is kept stays where nobody has typed another.
    setEnded(user === '' ? 'saved' : await keepLogin({ user, password }))
  }
  return (
    <form
      className="custom-exchange"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label htmlFor={`${id}-url`}>{t('settings.proxy.url')}</label>
      <input
        id={`${id}-url`}
        value={address}
        spellCheck={false}
        placeholder="http://proxy.example:3128"
        onChange={({ target }) => setAddress(target.value)}
      />
      <label htmlFor={`${id}-user`}>{t('settings.proxy.user')}</label>
      <input
        id={`${id}-user`}
        value={user}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => setUser(target.value)}
      />
      <label htmlFor={`${id}-password`}>{t('settings.proxy.password')}</label>
      <input
        id={`${id}-password`}
        type="password"
        value={password}
        autoComplete="off"
        onChange={({ target }) => setPassword(target.value)}
      />
      <p className="hint" id={`${id}-hint`}>
        {inOneLine(hasLogin ? t('settings.proxy.hasLogin') : '', t('settings.proxy.loginHint'))}
      </p>
      <span />
      <div className="form-end">
        <button type="submit">{t('settings.proxy.save')}</button>
        {hasLogin && (
          <button type="button" onClick={() => void keepLogin({ user: '', password: '' }).then(setEnded)}>
            {t('settings.proxy.forget')}
          </button>
        )}
        <span role="status" className={ended === 'session' ? 'warning' : 'up'}>
          {ended === 'saved' && t('settings.proxy.saved')}
          {typeof ended === 'string' && ended !== 'saved' && t(`settings.proxy.kept.${ended}`)}
          {ended !== null && typeof ended !== 'string' && (
            <span className="form-problem">{problemText(i18n, ended)}</span>
          )}
        </span>
      </div>
    </form>
  )
}

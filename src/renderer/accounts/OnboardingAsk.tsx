import type { ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnvironmentName, Problem } from '../../preload/model'
import { problemText } from '../problem'

interface OnboardingAskProps {
  environment: EnvironmentName
  /** The account that would be opened. */
  address: string
  needsEthereum: boolean
  sending: boolean
  problem: Problem | null
  onOpen: (ethereumAddress: string) => void
  onLeave: () => void
}

/** A main key without an account: says so, and opens one only when a person says yes to it. */
export function OnboardingAsk(props: OnboardingAskProps): ReactNode {
  const { environment, address, needsEthereum, sending, problem, onOpen, onLeave } = props
  const { t, i18n } = useTranslation()
  const id = useId()
  const harmless = useRef<HTMLButtonElement>(null)
  const [ethereum, setEthereum] = useState('')
  // The button that was pressed has gone, and the focus with it.
  useEffect(() => harmless.current?.focus(), [])
  return (
    <div className="onboarding callout" role="group" aria-label={t('onboarding.title')}>
      <h4>{t('onboarding.title')}</h4>
      <p>{t('onboarding.what', { environment: t(`environment.${environment}`) })}</p>
      <code>{address}</code>
      {needsEthereum && (
        <label htmlFor={id}>
          {t('onboarding.ethereum')}
          <input
            id={id}
            value={ethereum}
            autoComplete="off"
            spellCheck={false}
            placeholder="0x…"
            onChange={(event) => setEthereum(event.target.value)}
          />
          <span className="hint">{t('onboarding.ethereumWhy')}</span>
        </label>
      )}
      {problem && (
        <p className="form-problem" role="alert">
          {problemText(i18n, problem)}
        </p>
      )}
      <div className="dialog-actions">
        <button ref={harmless} type="button" disabled={sending} onClick={onLeave}>
          {t('onboarding.leave')}
        </button>
        <button
          type="button"
          className="primary"
          disabled={sending || (needsEthereum && ethereum.trim() === '')}
          onClick={() => onOpen(ethereum.trim())}
        >
          {t(sending ? 'onboarding.opening' : 'onboarding.open')}
        </button>
      </div>
    </div>
  )
}

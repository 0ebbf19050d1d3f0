import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { inOneLine } from '../../notation/sentences'
import { Choice } from '../controls/Choice'
import type { EnvironmentName, Runtime } from '../../preload/model'
import { problemText } from '../problem'
import type { Admission } from './admission'
import { ENVIRONMENTS } from './environments'

interface AdmissionFieldsProps {
  runtime: Runtime
  admission: Admission
  /** The kinds of key to choose from, the best first. */
  kinds: readonly Admission['kind'][]
  onChange: (part: Partial<Admission>) => void
  /** The label and the field of the key: two cells. */
  keyRow: ReactNode
}

/** All there is to say of an account to be added, around its key. */
export function AdmissionFields(props: AdmissionFieldsProps): ReactNode {
  const { runtime, admission, kinds, onChange, keyRow } = props
  const { t, i18n } = useTranslation()
  const id = useId()
  const { environment, kind, label, address, sessionOnly } = admission
  const { keychain, loopbackOnly } = runtime
  return (
    <>
      <label htmlFor={`${id}-environment`}>{t('account.environment')}</label>
      <select
        id={`${id}-environment`}
        value={environment}
        onChange={(event) => onChange({ environment: event.target.value as EnvironmentName })}
      >
        {ENVIRONMENTS.map((name) => (
          <option
            key={name}
            value={name}
            disabled={loopbackOnly && (name === 'testnet' || name === 'mainnet')}
          >
            {t(`environment.${name}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-label`}>{t('accounts.label')}</label>
      <input
        id={`${id}-label`}
        required
        maxLength={40}
        value={label}
        placeholder={t('accounts.labelExample')}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <span>{t('accounts.kind')}</span>
      <div>
        <Choice
          label={t('accounts.kind')}
          value={kind}
          onChange={(chosen) => onChange({ kind: chosen })}
          options={kinds.map((value) => ({
            value,
            label: t(value === 'subkey' ? 'accounts.subkeyRecommended' : `accounts.kind.${value}`),
          }))}
        />
        <p className={`hint ${kind === 'main' ? 'warning' : ''}`}>{t(`accounts.what.${kind}`)}</p>
      </div>
      {keyRow}
      {kind === 'subkey' && (
        <>
          <label htmlFor={`${id}-address`}>{t('accounts.address')}</label>
          <div>
            <input
              id={`${id}-address`}
              required
              value={address}
              autoComplete="off"
              spellCheck={false}
              placeholder="0x…"
              onChange={(event) => onChange({ address: event.target.value })}
            />
            <p className="hint">{t('accounts.addressWhy')}</p>
          </div>
        </>
      )}
      <span />
      <div>
        <label className="check">
          <input
            type="checkbox"
            checked={sessionOnly || !keychain.available}
            disabled={!keychain.available}
            onChange={(event) => onChange({ sessionOnly: event.target.checked })}
          />
          {t('accounts.sessionOnly')}
        </label>
        <p className={`hint ${keychain.available ? '' : 'warning'}`}>
          {keychain.available
            ? t('accounts.keychainWhy')
            : inOneLine(t('accounts.noKeychain'), problemText(i18n, keychain.problem))}
        </p>
      </div>
    </>
  )
}

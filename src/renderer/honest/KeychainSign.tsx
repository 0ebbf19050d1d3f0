import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Runtime } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { judgeKeychain } from './signs'

const pickKeychain = (state: DeskState): Runtime['keychain'] => state.runtime.keychain

/** A sign that the keychain does not answer, which a press asks again; nothing while it does. */
export function KeychainSign(): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const state = judgeKeychain(useDesk(pickKeychain))
  if (state === 'answers') return null
  return (
    <button
      type="button"
      className="sign warning plain"
      data-sign="keychain"
      title={t(`sign.keychain.${state}.means`)}
      onClick={() => void desk.checkKeychain()}
    >
      <KeyRound size={14} strokeWidth={1.5} aria-hidden />
      {t(`sign.keychain.${state}`)}
    </button>
  )
}

import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LoginStart } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'
import { Switch } from './Switch'

/** Whether the system starts the app at login: as the system says it, also after it was asked. */
export function LoginSwitch({ label, effect }: { label: string; effect: string }): ReactNode {
  const { i18n } = useTranslation()
  const { desk } = useSession()
  const [said, setSaid] = useState<LoginStart | null>(null)
  useEffect(() => {
    let isOpen = true
    void desk.ask('login:read', null).then((answer) => isOpen && answer.ok && setSaid(answer.value))
    return () => {
      isOpen = false
    }
  }, [desk])
  return (
    <div>
      <Switch
        label={label}
        effect={effect}
        checked={said?.state === 'on'}
        disabled={!said?.canChange}
        onChange={(on) =>
          void desk.ask('login:set', { on }).then((answer) => answer.ok && setSaid(answer.value))
        }
      />
      {said?.problem && (
        <p className="hint warning login-problem" role="status">
          {problemText(i18n, said.problem)}
        </p>
      )}
    </div>
  )
}

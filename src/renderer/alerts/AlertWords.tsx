import { BellOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert } from '../../preload/model'
import { useCover } from '../format/useCover'

interface AlertWordsProps {
  alert: Alert
  /** The desktop was not rung for it. */
  isSilent: boolean
}

/** What an alert told, in one line; without its numbers while the person hides what the account has. */
export function AlertWords({ alert, isSilent }: AlertWordsProps): ReactNode {
  const { t } = useTranslation()
  const say = useCover()
  const title = say(alert.title)
  const body = say(alert.body)
  return (
    <span className="alert-told" title={`${title}\n${body}`}>
      {isSilent && (
        <BellOff size={12} strokeWidth={1.5} role="img" aria-label={t('alerts.silent')} className="faint" />
      )}
      {title} <span className="dim">{body.replaceAll('\n', ' · ')}</span>
    </span>
  )
}

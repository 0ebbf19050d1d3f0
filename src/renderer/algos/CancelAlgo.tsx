import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotices } from '../alerts/useNotices'
import type { AlgoOrder } from '../../preload/records'
import { useSession } from '../session'
import { RowButton } from '../table/RowButton'

/** Stops a TWAP; what it has traded stays traded. */
export function CancelAlgo({ algo }: { algo: AlgoOrder }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const notices = useNotices()
  const [sending, setSending] = useState(false)
  const cancel = (): void => {
    if (sending) return
    setSending(true)
    void desk.ask('algo:cancel', { id: algo.id }).then((answer) => {
      setSending(false)
      if (!answer.ok) notices.raise(t('algos.cancelFailed', { market: algo.market }), answer.problem)
    })
  }
  return (
    <RowButton
      className="row-action"
      aria-disabled={sending || undefined}
      aria-label={t('algos.cancelOne', { side: t(`side.${algo.side}`), market: algo.market })}
      onClick={(event) => {
        // The row itself unfolds when it is pressed.
        event.stopPropagation()
        cancel()
      }}
    >
      {t(sending ? 'orders.cancelling' : 'algos.cancel')}
    </RowButton>
  )
}

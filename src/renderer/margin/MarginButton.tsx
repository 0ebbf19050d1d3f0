import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import type { MarginSetting } from '../../preload/records'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { MarginDialog } from './MarginDialog'

const pickMayAsk = (state: DeskState): boolean =>
  state.activeAddress !== null && state.connection.phase === 'live'

/** How the chosen market is margined, and the way to change it. */
export function MarginButton({ market }: { market: Market }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const mayAsk = useDesk(pickMayAsk)
  const [setting, setSetting] = useState<MarginSetting | null>(null)
  const [open, setOpen] = useState(false)
  const { symbol } = market
  useEffect(() => {
    let isHere = true
    if (mayAsk)
      void desk.ask('margin:read', { market: symbol }).then((answer) => {
        if (isHere && answer.ok) setSetting(answer.value)
      })
    return () => {
      isHere = false
    }
  }, [desk, symbol, mayAsk])
  if (!mayAsk || market.initialMarginFraction === null) return null
  return (
    <>
      <button
        type="button"
        className="margin-button"
        title={t('margin.open')}
        aria-label={t('margin.open')}
        onClick={() => setOpen(true)}
      >
        {setting
          ? `${t(`margin.kind.${setting.kind}`)} ${t('margin.times', { leverage: setting.leverage })}`
          : t('margin.kind')}
      </button>
      {open && <MarginDialog market={market} onClose={() => setOpen(false)} onSaved={setSetting} />}
    </>
  )
}

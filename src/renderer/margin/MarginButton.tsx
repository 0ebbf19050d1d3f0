import type { ReactNode } from 'react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { MarginDialog } from './MarginDialog'

const pickHasAccount = (state: DeskState): boolean => state.activeAddress !== null
const pickMayAsk = (state: DeskState): boolean =>
  state.activeAddress !== null && state.connection.phase === 'live'

const pickAddress = (state: DeskState): string | null => state.activeAddress

/** How the chosen market is margined, and the way to change it. */
export function MarginButton({ market }: { market: Market }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const mayAsk = useDesk(pickMayAsk)
  const hasAccount = useDesk(pickHasAccount)
  const [open, setOpen] = useState(false)
  const { symbol } = market
  const setting = useDesk(useCallback(({ margins }: DeskState) => margins.get(symbol), [symbol]))
  const address = useDesk(pickAddress)
  useEffect(() => {
    let isHere = true
    if (mayAsk)
      void desk.ask('margin:read', { market: symbol }).then((answer) => {
        if (isHere && answer.ok && answer.value) desk.noteMargin(answer.value)
      })
    return () => {
      isHere = false
    }
  }, [desk, symbol, mayAsk, address])
  if (!hasAccount || market.initialMarginFraction === null) return null
  return (
    <>
      <button
        type="button"
        className="margin-button"
        title={t('margin.open')}
        disabled={!mayAsk}
        onClick={() => setOpen(true)}
      >
        <span className="visually-hidden">{t('margin.open')} </span>
        {setting
          ? `${t(`margin.kind.${setting.kind}`)} ${t('margin.times', { leverage: setting.leverage })}`
          : t('margin.kind')}
      </button>
      {open && (
        <MarginDialog
          market={market}
          onClose={() => setOpen(false)}
          onSaved={(next) => desk.noteMargin(next)}
        />
      )}
    </>
  )
}

import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inOneLine } from '../../notation/sentences'
import { useMarkets } from '../app/useMarkets'
import { Dialog } from '../controls/Dialog'
import type { Position } from '../../preload/model'
import { OldLines } from '../honest/OldLines'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { closedBecause } from '../ticket/gate'
import { useStanding } from '../ticket/useStanding'
import type { Deed } from './deeds'
import { isSamePosition, toDeedIntents } from './deeds'
import { DeedLine } from './DeedLine'
import { useDeeds } from './useDeeds'

interface DeedDialogProps {
  /** 'closeAll' closes each of the positions. */
  deed: Deed | 'closeAll'
  /** As they were when the person asked. */
  positions: readonly Position[]
  onClose: () => void
}

const pickPositions = (state: DeskState): Position[] => state.positions

/** Says what will be sent and what it is worth, sends it after a press, and stays to tell what became of it. */
export function DeedDialog({ deed, positions, onClose }: DeedDialogProps): ReactNode {
  const { t } = useTranslation()
  const markets = useMarkets()
  const standing = useStanding()
  const held = useDesk(pickPositions)
  const { outcomes, send, sendAllTheSame } = useDeeds()
  // Made once: a press that is repeated says the same names again.
  const [orders] = useState(() =>
    positions.flatMap((position) => {
      const market = markets.get(position.market)
      const what = deed === 'closeAll' ? 'close' : deed
      const intents = market ? toDeedIntents(what, position, market, () => crypto.randomUUID()) : []
      return intents.map((intent) => ({ intent, market }))
    }),
  )
  const sent = outcomes.size > 0
  const done = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (sent) done.current?.focus()
  }, [sent])
  const sending = [...outcomes.values()].some(({ kind }) => kind === 'sending')
  const closed = closedBecause({ type: 'market', timeInForce: 'ioc' }, standing)
  const changed = !positions.every((asked) =>
    isSamePosition(
      asked,
      held.find(({ market }) => market === asked.market),
    ),
  )
  const market = positions.length === 1 ? positions[0]?.market : undefined
  return (
    <Dialog title={t(`deed.title.${deed}`, { market: market ?? '' })} onClose={onClose} small>
      <p>{inOneLine(t(`deed.what.${deed}`), orders.length > positions.length ? t('deed.several') : '')}</p>
      <ul className="deed-lines" aria-label={t('deed.orders')}>
        {orders.map((order) => (
          <DeedLine
            key={order.intent.intentId}
            {...order}
            outcome={outcomes.get(order.intent.intentId) ?? null}
          />
        ))}
      </ul>
      {!sent && closed === null && <OldLines />}
      {!sent && (closed !== null || changed) && (
        <p className="callout warning" role="status">
          {closed === null ? t('deed.changed') : t(`ticket.closed.${closed}`)}
        </p>
      )}
      <div className="dialog-actions">
        {sendAllTheSame && (
          <button type="button" className="danger-button" onClick={sendAllTheSame}>
            {t('deed.allTheSame')}
          </button>
        )}
        {sent ? (
          // Takes the focus from the button it stands in for, so it may not be disabled.
          <button
            type="button"
            ref={done}
            aria-disabled={sending || undefined}
            onClick={() => {
              if (!sending) onClose()
            }}
          >
            {t('deed.done')}
          </button>
        ) : (
          <>
            <button type="button" onClick={onClose}>
              {t('deed.leave')}
            </button>
            <button
              type="button"
              className="danger-button"
              disabled={closed !== null || changed || orders.length === 0}
              onClick={() => send(orders.map(({ intent }) => intent))}
            >
              {t(`deed.confirm.${deed}`)}
            </button>
          </>
        )}
      </div>
    </Dialog>
  )
}

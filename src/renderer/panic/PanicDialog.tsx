import { CircleCheck, CircleX, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMarkets } from '../app/useMarkets'
import { Dialog } from '../controls/Dialog'
import { HoldButton } from '../controls/HoldButton'
import { DeedLine } from '../positions/DeedLine'
import { problemText } from '../problem'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'
import type { PanicState } from './usePanic'
import { usePanic } from './usePanic'
import './panic.css'

const countOrders = (state: DeskState): number => state.orders.filter(isOpen).length
const countPositions = (state: DeskState): number => state.positions.length

/** The emergency stop: hold to cancel every order, or to cancel them and close every position. */
export function PanicDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const orders = useDesk(countOrders)
  const positions = useDesk(countPositions)
  const markets = useMarkets()
  const { state, stop } = usePanic()
  return (
    <Dialog title={t('panic.title')} onClose={onClose} small>
      <p>{t('panic.what', { orders, positions })}</p>
      {state === null ? (
        <div className="panic-actions">
          <HoldButton label={t('panic.all')} hint={t('panic.hold')} onHeld={() => stop('all')} />
          <HoldButton
            label={t('panic.orders')}
            hint={t('panic.hold')}
            disabled={orders === 0}
            onHeld={() => stop('orders')}
          />
          <p className="dim">{t('panic.means')}</p>
        </div>
      ) : (
        <>
          <CancelLine cancelling={state.cancelling} />
          <ul className="deed-lines" aria-label={t('deed.orders')}>
            {state.closing.map(({ intent, outcome }) => {
              const market = markets.get(intent.market)
              return (
                market && <DeedLine key={intent.intentId} intent={intent} market={market} outcome={outcome} />
              )
            })}
          </ul>
          <div className="dialog-actions">
            <button type="button" onClick={onClose}>
              {t('deed.done')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  )
}

function CancelLine({ cancelling }: { cancelling: PanicState['cancelling'] }): ReactNode {
  const { t, i18n } = useTranslation()
  if (cancelling === 'sending')
    return (
      <p role="status">
        <LoaderCircle size={14} strokeWidth={1.5} aria-hidden /> {t('panic.cancelling')}
      </p>
    )
  if (cancelling === 'done')
    return (
      <p role="status">
        <CircleCheck size={14} strokeWidth={1.5} aria-hidden /> {t('panic.cancelled')}
      </p>
    )
  return (
    <p className="danger" role="alert">
      <CircleX size={14} strokeWidth={1.5} aria-hidden />{' '}
      {t('panic.notCancelled', { sentence: problemText(i18n, cancelling.problem) })}
    </p>
  )
}

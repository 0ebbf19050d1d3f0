import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { countRunning } from '../algos/AlgosPanel'
import { useMarkets } from '../app/useMarkets'
import { Dialog } from '../controls/Dialog'
import { HoldButton } from '../controls/HoldButton'
import { DeedLine } from '../positions/DeedLine'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'
import { CancelLine } from './CancelLine'
import { usePanic } from './usePanic'
import './panic.css'

const countOrders = (state: DeskState): number => state.orders.filter(isOpen).length
const countPositions = (state: DeskState): number => state.positions.length

/**
 * The emergency stop: hold to cancel every order and TWAP, or to close every position as well; once more where
 * something is left.
 */
export function PanicDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const orders = useDesk(countOrders)
  const algos = useDesk(countRunning)
  const positions = useDesk(countPositions)
  const markets = useMarkets()
  const { state, stop } = usePanic()
  const isLeft = orders + algos + positions > 0
  return (
    <Dialog title={t('panic.title')} onClose={onClose} small>
      <p>{t('panic.what', { orders, algos, positions })}</p>
      {state && (
        <>
          <CancelLine cancelling={state.cancelling} what="orders" />
          {state.algos.map(({ algo, cancelling }) => (
            <CancelLine key={algo.id} cancelling={cancelling} what="algo" market={algo.market} />
          ))}
          <ul className="deed-lines" aria-label={t('deed.orders')}>
            {state.closing.map(({ intent, outcome }) => (
              <DeedLine
                key={intent.intentId}
                intent={intent}
                market={markets.get(intent.market)}
                outcome={outcome}
              />
            ))}
          </ul>
        </>
      )}
      {(state === null || (!state.busy && isLeft)) && (
        <div className="panic-actions">
          <HoldButton label={t('panic.all')} hint={t('panic.hold')} onHeld={() => stop('all')} />
          <HoldButton
            label={t('panic.orders')}
            hint={t('panic.hold')}
            disabled={orders + algos === 0}
            onHeld={() => stop('orders')}
          />
          <p className="dim">{t('panic.means')}</p>
        </div>
      )}
      {state && (
        <div className="dialog-actions">
          <button type="button" onClick={onClose}>
            {t('deed.done')}
          </button>
        </div>
      )}
    </Dialog>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../app/Panel'
import { NoMarket } from '../market/NoMarket'
import { useChosenMarket } from '../session'
import { Ticket } from './Ticket'
import './ticket.css'

/** The order ticket of the chosen market. */
export function OrderTicket(): ReactNode {
  const { t } = useTranslation()
  const market = useChosenMarket()
  return (
    <Panel title={t('ticket.title')} feed="account" className="ticket">
      <div className="ticket-body">
        {market ? <Ticket key={market.symbol} market={market} /> : <NoMarket />}
      </div>
    </Panel>
  )
}

import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { placesOf, subtract } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
import { Amount } from '../format/Amount'
import { OwnAmount } from '../format/OwnAmount'
import { Moment } from '../format/Moment'
import { MOMENT_WIDTH, FEE_PLACES } from '../format/places'
import { venueWord } from '../history/columns'
import { MarketName } from '../market/MarketName'
import { SideWord } from '../market/SideWord'
import type { Column } from '../table/columns'
import { RowButton } from '../table/RowButton'
import { HashButton } from './HashButton'
import type { Movement } from './stream'

/** The columns of the stream: when, what, of which market, how much, and what became of it. */
export function activityColumns(t: TFunction): Column<Movement>[] {
  return [
    {
      id: 'time',
      label: t('column.timeUtc'),
      width: MOMENT_WIDTH,
      moments: true,
      sort: { kind: 'number', value: ({ atMs }) => atMs },
      cell: ({ atMs }) => (
        <RowButton className="plain" aria-haspopup="dialog">
          {atMs === null ? <span className="faint">–</span> : <Moment atMs={atMs} />}
        </RowButton>
      ),
    },
    {
      id: 'kind',
      label: t('column.type'),
      width: 110,
      cell: (movement) => typeOf(movement, t),
    },
    {
      id: 'market',
      label: t('column.market'),
      width: 117,
      spare: 1,
      cell: (movement) => {
        const market = marketOf(movement)
        return market === '' ? <span className="faint">–</span> : <MarketName symbol={market} />
      },
    },
    {
      id: 'amount',
      label: t('column.amount'),
      width: 130,
      align: 'end',
      sort: { kind: 'decimal', value: (movement) => amountOf(movement)?.value ?? null },
      cell: (movement) => {
        const amount = amountOf(movement)
        if (!amount) return <span className="faint">–</span>
        const { value, unit, signed } = amount
        return <OwnAmount value={value} places={FEE_PLACES} signed={signed} toned={signed} unit={unit} />
      },
    },
    {
      id: 'state',
      label: t('column.state'),
      width: 252,
      cell: (movement) => <StateCell movement={movement} t={t} />,
    },
  ]
}

function typeOf(movement: Movement, t: TFunction): string {
  switch (movement.kind) {
    case 'funding':
      return t(movement.entry.payment.startsWith('-') ? 'activity.fundingPaid' : 'activity.fundingReceived')
    case 'transfer':
      return venueWord.transferKind(t, movement.entry.kind)
    case 'settlement':
      return venueWord.transactionType(t, movement.entry.type)
    case 'balance':
      return t('activity.kind.balance')
    case 'bust':
      return t('activity.kind.bust')
  }
}

function marketOf(movement: Movement): string {
  switch (movement.kind) {
    case 'funding':
    case 'balance':
      return movement.entry.market
    case 'settlement':
      return movement.fill?.market ?? ''
    case 'bust':
      return movement.entry.fill?.market ?? ''
    case 'transfer':
      return ''
  }
}

interface ShownAmount {
  value: Decimal
  unit: string
  /** Shown with its sign: what the account has more or less by it. */
  signed: boolean
}

function amountOf(movement: Movement): ShownAmount | null {
  switch (movement.kind) {
    case 'funding':
      return { value: movement.entry.payment, unit: '', signed: true }
    case 'transfer':
      return { value: movement.entry.amount, unit: movement.entry.token, signed: false }
    case 'balance': {
      const { balanceAfter, balanceBefore, token } = movement.entry
      return { value: subtract(balanceAfter, balanceBefore), unit: token, signed: true }
    }
    case 'settlement':
    case 'bust':
      return null
  }
}

function StateCell({ movement, t }: { movement: Movement; t: TFunction }): ReactNode {
  switch (movement.kind) {
    case 'funding':
      return null
    case 'transfer': {
      const { status, failureReason } = movement.entry
      const isFailed = status === 'FAILED'
      return (
        <span className={isFailed ? 'danger' : status === 'AVAILABLE' ? 'warning' : ''}>
          {venueWord.transferStatus(t, status)}
          {failureReason !== null && <span className="dim"> {failureReason}</span>}
        </span>
      )
    }
    case 'settlement': {
      const { state, hash } = movement.entry
      const isFailed = state === 'REJECTED' || state === 'REVERTED'
      return (
        <span className="tags">
          <span className={isFailed ? 'danger' : ''}>{venueWord.transactionState(t, state)}</span>
          {hash !== '' && <HashButton hash={hash} />}
        </span>
      )
    }
    case 'balance': {
      const { balanceAfter, token, realizedPnl } = movement.entry
      return (
        <span className="dim">
          {t('activity.after')} <OwnAmount value={balanceAfter} places={FEE_PLACES} unit={token} />
          {realizedPnl !== '0' && (
            <>
              {' · '}
              {t('column.realizedPnl')} <OwnAmount value={realizedPnl} places={FEE_PLACES} signed toned />
            </>
          )}
        </span>
      )
    }
    case 'bust': {
      const { fill, fillId } = movement.entry
      if (!fill) return <span className="dim">{t('activity.bustOf', { id: fillId })}</span>
      return (
        <s className="busted">
          <SideWord side={fill.side} /> <OwnAmount value={fill.size} places={placesOf(fill.size)} /> @{' '}
          <Amount value={fill.price} places={placesOf(fill.price)} />
        </s>
      )
    }
  }
}

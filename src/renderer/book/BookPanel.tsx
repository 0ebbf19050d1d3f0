import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../app/Panel'
import { useCommand } from '../commands/registry'
import { placesOf } from '../../money/decimal'
import { formatNumber } from '../../notation/number'
import { useNotation } from '../format/useNotation'
import type { Market, MarketBook } from '../../preload/model'
import { NoMarket } from '../market/NoMarket'
import { useChosenMarket, useSession, useWorkspace } from '../session'
import { useStore } from '../store'
import type { BookView, Workspace } from '../workspace'
import { BookTable } from './BookTable'
import type { Multiple } from './ladder'
import { groupSteps } from './ladder'
import './book.css'

const pickBookView = (workspace: Workspace): BookView => workspace.bookView
const isGroupedByVenue = (book: MarketBook | null): boolean => book === null || book.shape.tick !== null

/** What is offered in the chosen market, by price; a click on a price puts it in the ticket. */
export function BookPanel(): ReactNode {
  const { t } = useTranslation()
  const market = useChosenMarket()
  const { desk, workspace } = useSession()
  const { multiple, interactive } = useWorkspace(pickBookView)
  const isGrouped = useStore(desk.marketData.book, isGroupedByVenue)
  const choose = (part: Partial<BookView>): void =>
    workspace.update((now) => ({ ...now, bookView: { ...now.bookView, ...part } }))
  const steps = market ? groupSteps(market.priceTickSize) : []
  const at = steps.findIndex((offered) => offered.multiple === multiple)
  const step = steps[at]?.step
  const stepTo = (next: number): void => {
    const offered = steps[next]
    if (offered) choose({ multiple: offered.multiple })
  }
  useCommand('book.coarser', () => stepTo(at + 1), at + 1 < steps.length)
  useCommand('book.finer', () => stepTo(at - 1), at > 0)
  useCommand('book.rpi', () => choose({ interactive: !interactive }), market !== undefined)
  return (
    <Panel
      title={t('book.title')}
      feed="market"
      className="book"
      actions={
        <>
          <label className="check" title={t('book.interactiveWhy')}>
            <input
              type="checkbox"
              checked={interactive}
              disabled={!market}
              onChange={({ target }) => choose({ interactive: target.checked })}
            />
            {t('book.interactive')}
          </label>
          <GroupPicker
            market={market}
            steps={steps}
            value={multiple}
            onChange={(next) => choose({ multiple: next })}
          />
        </>
      }
    >
      {market && step !== undefined ? (
        <BookTable key={market.symbol} market={market} step={step} />
      ) : (
        <NoMarket />
      )}
      {multiple !== '1' && !isGrouped && <p className="book-note">{t('book.grouped')}</p>}
    </Panel>
  )
}

interface GroupPickerProps {
  market: Market | undefined
  steps: readonly { multiple: Multiple; step: string }[]
  value: Multiple
  onChange: (multiple: Multiple) => void
}

function GroupPicker({ market, steps, value, onChange }: GroupPickerProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  return (
    <select
      className="group-picker"
      aria-label={t('book.group')}
      title={t('book.group')}
      disabled={!market}
      value={value}
      onChange={(event) => {
        const chosen = steps.find(({ multiple }) => multiple === event.target.value)
        if (chosen) onChange(chosen.multiple)
      }}
    >
      {steps.map(({ multiple, step }) => (
        <option key={multiple} value={multiple}>
          {formatNumber(step, { places: placesOf(step) }, notation)}
        </option>
      ))}
    </select>
  )
}

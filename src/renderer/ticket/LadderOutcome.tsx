import { CircleAlert, CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rung } from '../../money/ladder'
import type { BatchItem, Market } from '../../preload/model'
import { formatNumber } from '../../notation/number'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { useProblemText } from '../useProblemText'
import { FailedLine, SendingLine } from './OutcomeLine'
import type { Outcome } from './useSending'

interface LadderOutcomeProps {
  outcome: Outcome<BatchItem[]> | null
  /** As they were sent, in the order of the outcome. */
  rungs: readonly Rung[]
  market: Market
}

/** What became of each order of the last ladder: how many stand, and for each of the others why not. */
export function LadderOutcome({ outcome, rungs, market }: LadderOutcomeProps): ReactNode {
  const { t } = useTranslation()
  const sayProblem = useProblemText()
  const notation = useNotation()
  if (!outcome) return <p className="outcome" role="status" />
  if (outcome.kind === 'sending') return <SendingLine />
  if (outcome.kind !== 'sent') return <FailedLine outcome={outcome} />
  const items = outcome.value
  const failed = items.flatMap((item, place) => (item.problem ? [{ place, problem: item.problem }] : []))
  const Icon = failed.length === 0 ? CircleCheck : failed.length === items.length ? CircleX : CircleAlert
  const write = (value: string, places: number): string => formatNumber(value, { places }, notation)
  return (
    <div role={failed.length > 0 ? 'alert' : 'status'}>
      <p className={`outcome ${failed.length > 0 ? 'warning' : ''}`}>
        <Icon size={14} strokeWidth={1.5} aria-hidden />
        {t('ticket.ladder.sent', { sent: items.length - failed.length, orders: items.length })}
      </p>
      <ul className="ladder-failures" aria-label={t('ticket.ladder.failed')}>
        {failed.map(({ place, problem }) => {
          const rung = rungs[place]
          const Sign = problem.code === 'order.unknown' ? CircleHelp : CircleX
          return (
            <li key={place}>
              <Sign size={14} strokeWidth={1.5} aria-hidden />
              <span>
                {rung && (
                  <strong>
                    {write(rung.size, placesIn(market).size)} @ {write(rung.price, placesIn(market).price)}
                  </strong>
                )}{' '}
                {sayProblem(problem)}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

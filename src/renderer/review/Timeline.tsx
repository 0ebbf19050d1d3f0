import type { i18n as I18n } from 'i18next'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sign } from '../../money/decimal'
import type { Result } from '../../preload/model'
import type { OrderTimeline, TimelineStep } from '../../preload/review'
import { useMarkets } from '../app/useMarkets'
import { formatNumber } from '../../notation/number'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { useOwnText } from '../format/useOwnText'
import { formatMilliseconds } from '../../notation/time'
import { stateSentence } from '../orders/words'
import { Trouble } from '../honest/Trouble'
import { useSession } from '../session'
import { BoneLines, ReadingWord } from '../table/Bones'
import { formatDuration } from './duration'

/** The life of an order, step by step, with how long each took. */
export function Timeline({ orderId }: { orderId: string }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const markets = useMarkets()
  const notation = useNotation()
  const own = useOwnText()
  const [answer, setAnswer] = useState<Result<OrderTimeline> | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isWanted = true
    void desk.ask('review:timeline', { orderId }).then((next) => {
      if (isWanted) setAnswer(next)
    })
    return () => {
      isWanted = false
    }
  }, [desk, orderId, tries])
  if (!answer)
    return (
      <>
        <ReadingWord />
        <BoneLines />
      </>
    )
  if (!answer.ok)
    return (
      <Trouble
        what={t('review.lifeFailed')}
        problem={answer.problem}
        onRetry={() => {
          setAnswer(null)
          setTries(tries + 1)
        }}
      />
    )
  const { order, steps } = answer.value
  const places = placesIn(markets.get(order.market))
  const write = (value: string, kind: 'price' | 'size'): string => {
    const text = formatNumber(value, { places: places[kind] }, notation)
    return kind === 'size' ? own(text) : text
  }
  const title = t('review.orderLine', {
    side: t(`side.${order.side}`),
    size: write(order.size, 'size'),
    market: order.market,
    type: t(`type.${order.type}`),
  })
  return (
    <section className="timeline" aria-label={t('review.timeline')}>
      <p>
        {title} <code>{order.id}</code>
      </p>
      <ol>
        {steps.map((step, place) => (
          <li key={place} data-kind={step.kind}>
            <time dateTime={new Date(step.atMs).toISOString()} title={t(`review.clock.${step.clock}`)}>
              {formatMilliseconds(step.atMs, notation)}
            </time>
            <span className="timeline-after">{afterOf(steps, place, i18n)}</span>
            <span className="timeline-what">{sentenceOf(step, { i18n, write })}</span>
            <span className="dim">{heardOf(step, i18n)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface Parts {
  i18n: I18n
  write: (value: string, kind: 'price' | 'size') => string
}

function sentenceOf(step: TimelineStep, { i18n, write }: Parts): string {
  const { t } = i18n
  switch (step.kind) {
    case 'state':
      return t(sign(step.price) === 0 ? 'review.step.atMarket' : 'review.step.state', {
        state: t(`orderState.${step.state}`),
        size: write(step.remainingSize, 'size'),
        price: write(step.price, 'price'),
      })
    case 'fill':
      return t(step.busted ? 'review.step.busted' : 'review.step.fill', {
        size: write(step.fill.size, 'size'),
        price: write(step.fill.price, 'price'),
        role: t(`liquidity.${step.fill.liquidity}`),
      })
    case 'closed':
      return stateSentence(i18n, { state: step.state, cancelReason: step.reason })
    case 'written':
    case 'signed':
    case 'received':
    case 'created':
      return t(`review.step.${step.kind}`)
  }
}

/** How long after the step before it; of two clocks a difference says little, and none is shown. */
function afterOf(steps: readonly TimelineStep[], place: number, { t }: I18n): string {
  const [step, before] = [steps[place], steps[place - 1]]
  if (!step || !before || step.clock !== before.clock) return ''
  return step.atMs < before.atMs ? '' : `+${formatDuration(step.atMs - before.atMs, t)}`
}

/** How long the news of it took to come here, where that can be told. */
function heardOf(step: TimelineStep, { t }: I18n): string {
  if (!('seenAtMs' in step) || step.seenAtMs === null || step.seenAtMs < step.atMs) return ''
  return t('review.heardAfter', { span: formatDuration(step.seenAtMs - step.atMs, t) })
}

import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sign, type Decimal } from '../../money/decimal'
import { useToday } from '../clock'
import { useHidden } from '../format/HiddenAmount'
import { formatNumber } from '../../notation/number'
import { formatDay } from '../../notation/time'
import { useNotation } from '../format/useNotation'
import { monthAfter, toCalendar, type CalendarDay } from './calendar'

interface MonthCalendarProps {
  days: readonly { day: string; net: Decimal }[]
  onDay: (day: string) => void
}

/** A Monday, to name the days of the week by. */
const someMondayMs = Date.UTC(2026, 0, 5)
const dayMs = 86_400_000

/** The days of a month, each with what it left: a sign and a shade, so that neither has to be enough alone. */
export function MonthCalendar({ days, onDay }: MonthCalendarProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const today = useToday()
  const [back, setBack] = useState(0)
  const month = monthAfter((days.at(-1)?.day ?? today).slice(0, 7), -back)
  const title = new Intl.DateTimeFormat(notation.locale, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01T00:00:00Z`))
  const weekday = new Intl.DateTimeFormat(notation.locale, { weekday: 'narrow', timeZone: 'UTC' })
  const weeks = toWeeks(toCalendar(month, days))
  return (
    <section className="review-calendar">
      <header>
        <button
          type="button"
          className="icon-button"
          aria-label={t('review.monthBefore')}
          onClick={() => setBack(back + 1)}
        >
          <ChevronLeft size={14} strokeWidth={1.5} aria-hidden />
        </button>
        <h3 aria-live="polite">{title}</h3>
        <button
          type="button"
          className="icon-button"
          aria-label={t('review.monthAfter')}
          onClick={() => setBack(back - 1)}
        >
          <ChevronRight size={14} strokeWidth={1.5} aria-hidden />
        </button>
      </header>
      <table aria-label={t('review.calendar', { month: title })}>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, place) => (
              <th key={place} scope="col">
                {weekday.format(someMondayMs + place * dayMs)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((day) => (
                <td key={day.day}>
                  <DayCell day={day} onDay={onDay} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function toWeeks(days: readonly CalendarDay[]): CalendarDay[][] {
  const weeks = Array.from({ length: 6 }, (_, week) => days.slice(week * 7, week * 7 + 7))
  return weeks.filter((week) => week.some(({ isOfMonth }) => isOfMonth))
}

function DayCell({
  day: { day, net, strength, isOfMonth },
  onDay,
}: {
  day: CalendarDay
  onDay: (day: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const hidden = useHidden()
  if (!isOfMonth) return null
  const number = <span className="day-number">{Number(day.slice(8))}</span>
  if (net === null) return <span className="day">{number}</span>
  const direction = sign(net)
  const text = hidden ? '•••' : formatNumber(net, { places: 2, signed: true }, notation)
  return (
    <button
      type="button"
      className="day"
      data-tone={hidden || direction === 0 ? undefined : direction > 0 ? 'up' : 'down'}
      data-strength={hidden ? undefined : strength}
      title={text}
      onClick={() => onDay(day)}
    >
      <span className="visually-hidden">
        {t('review.dayNet', { day: formatDay(Date.parse(day), notation), net: text })}{' '}
      </span>
      {number}
      <span className="day-net">
        {hidden ? text : formatNumber(net, { places: 0, signed: true }, notation)}
      </span>
    </button>
  )
}

import { abs, compare, divide, sign, type Decimal } from '../../money/decimal'

/** A day in a month's picture. */
export interface CalendarDay {
  /** '2026-01-31'. */
  day: string
  /** Null of a day without anything. */
  net: Decimal | null
  /** From 0 to 4: how much it is of the month's largest, up or down. */
  strength: number
  isOfMonth: boolean
}

const dayMs = 86_400_000
const strengths = 4

/** Six weeks, Monday first, that hold a month, '2026-01'. */
export function toCalendar(month: string, days: readonly { day: string; net: Decimal }[]): CalendarDay[] {
  const nets = new Map(days.map(({ day, net }) => [day, net]))
  const largest = days
    .filter(({ day }) => day.startsWith(month))
    .reduce((most, { net }) => (compare(abs(net), most) > 0 ? abs(net) : most), '0')
  const firstMs = Date.parse(`${month}-01T00:00:00Z`)
  const startMs = firstMs - ((new Date(firstMs).getUTCDay() + 6) % 7) * dayMs
  return Array.from({ length: 42 }, (_, index) => {
    const day = new Date(startMs + index * dayMs).toISOString().slice(0, 10)
    const net = nets.get(day) ?? null
    const isOfMonth = day.startsWith(month)
    return { day, net, isOfMonth, strength: isOfMonth && net !== null ? strengthOf(net, largest) : 0 }
  })
}

function strengthOf(net: Decimal, largest: Decimal): number {
  if (sign(net) === 0 || sign(largest) === 0) return 0
  // A shade needs no exactness.
  return Math.ceil(Number(divide(abs(net), largest, 4, 'up')) * strengths)
}

/** The month so many after it, '2026-01'. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

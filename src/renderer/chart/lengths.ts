import type { TFunction } from 'i18next'
import type { CandleMinutes } from '../../preload/records'

/** How long a candle can be, in minutes. */
export const CANDLE_LENGTHS: readonly CandleMinutes[] = [1, 3, 5, 15, 30, 60]

/** A candle's length in a word. */
export function candleName(minutes: CandleMinutes, t: TFunction): string {
  return minutes === 60 ? t('chart.hour') : t('chart.minutes', { count: minutes })
}

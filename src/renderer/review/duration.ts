import type { TFunction } from 'i18next'

/** The two largest units of a span that are not nothing, as short as a table wants it: '1 h 4 min', '350 ms'. */
export function formatDuration(ms: number, t: TFunction): string {
  const whole = Math.max(0, Math.round(ms))
  if (whole < 1_000) return t('review.span.ms', { span: whole })
  if (whole < 10_000) return t('review.span.s', { span: (whole / 1_000).toFixed(2) })
  const seconds = Math.floor(whole / 1_000)
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([span, unit]) => t(`review.span.${unit}`, { span }))
    .join(' ')
}

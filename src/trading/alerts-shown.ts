import type { Alert } from '../preload/model'

/** As many of the newest of each sort, what must be seen and what need not, as a window holds. */
export const shownMost = 200

/**
 * What a window holds once this alert has come, newest first, none twice. What must be seen is never pushed out by what
 * need not be, and a day of alerts grows no window.
 */
export function withAlert(shown: readonly Alert[], alert: Alert): Alert[] {
  const all = [alert, ...shown.filter(({ id }) => id !== alert.id)]
  let ofItsSort = 0
  return all.filter(({ mustSee }) => mustSee !== alert.mustSee || ++ofItsSort <= shownMost)
}

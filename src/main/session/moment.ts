/** The moment that a mark in the journal is; null without one, and where it is damaged. */
export function readMoment(mark: string | null): number | null {
  const atMs = mark === null || mark === '' ? NaN : Number(mark)
  return Number.isSafeInteger(atMs) ? atMs : null
}

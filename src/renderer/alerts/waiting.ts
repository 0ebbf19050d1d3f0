import type { Alert } from '../../preload/model'

const toBeAnswered: readonly Alert['kind'][] = ['rejection', 'liquidation']

/** Alerts that stay until a person has answered them, oldest first. */
export function alertsWaiting(alerts: readonly Alert[], dismissed: ReadonlySet<string>): Alert[] {
  return alerts
    .filter(({ kind, id }) => toBeAnswered.includes(kind) && !dismissed.has(id))
    .toSorted((a, b) => a.atMs - b.atMs)
}

/** The newest alert that only wants to be heard; the connection has a banner of its own. */
export function latestNews(alerts: readonly Alert[]): Alert | undefined {
  return alerts
    .filter(({ kind }) => kind === 'fill' || kind === 'caughtUp')
    .toSorted((a, b) => b.atMs - a.atMs)[0]
}

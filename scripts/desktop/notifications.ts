import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The bus name a notification daemon owns. */
export const notificationServer = 'org.freedesktop.Notifications'

/** A notification that was shown on the desktop. */
export interface DesktopNotification {
  /** The daemon's number for it; a replacement has the number of what it replaces. */
  id: number
  appname: string
  summary: string
  body: string
  urgency: string
  /** How often it was shown under this number, the newest text counting. */
  count: number
}

/** Every notification shown since the session began, the oldest first; replacements are merged. */
export async function readNotifications(folder: string): Promise<DesktopNotification[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.shown')).sort()
  const records = await Promise.all(names.map(async (name) => readFile(join(folder, name), 'utf8')))
  return mergeNotifications(records)
}

/** Reads records of id, app, summary, body and urgency, each ended by a NUL, in the order they were shown. */
export function mergeNotifications(records: string[]): DesktopNotification[] {
  const shown = new Map<number, DesktopNotification>()
  for (const record of records) {
    const [id, appname = '', summary = '', body = '', urgency = ''] = record.split('\0')
    const number = Number(id)
    if (!Number.isInteger(number) || number <= 0) throw new Error(`Not a notification's record: ${record}`)
    const count = (shown.get(number)?.count ?? 0) + 1
    shown.set(number, { id: number, appname, summary, body, urgency, count })
  }
  return [...shown.values()]
}

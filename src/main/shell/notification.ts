import { Notification } from 'electron'
import type { Alert } from '../../preload/model'

const notificationsHeld = 50

/** Whether this desktop takes notifications at all. */
export function canNotify(): boolean {
  return Notification.isSupported()
}

/** Rings the desktop for an alert; `clicked` is told when a person follows it. */
export function createNotifier(iconPath: string, clicked: (alert: Alert) => void): (alert: Alert) => void {
  // A notification that is collected as garbage forgets its click.
  const shown = new Set<Notification>()
  return (alert) => {
    if (!canNotify()) return
    const notification = new Notification({
      title: alert.title,
      body: alert.body,
      icon: iconPath,
      ...(alert.kind === 'liquidation' || alert.kind === 'rejection' ? { urgency: 'critical' as const } : {}),
    })
    const forget = () => void shown.delete(notification)
    notification.on('click', () => {
      forget()
      clicked(alert)
    })
    notification.on('close', forget)
    notification.on('failed', forget)
    shown.add(notification)
    if (shown.size > notificationsHeld) shown.delete(shown.values().next().value ?? notification)
    notification.show()
  }
}

import { execFile } from 'node:child_process'

const watcher = 'org.kde.StatusNotifierWatcher'

/**
 * Whether the desktop has a place for a tray icon. Windows and macOS always do; on Linux the session bus
 * is asked for a status notifier host. Where nobody can tell, the answer is no, so that closing the
 * window never hides the app where it cannot be found again.
 */
export async function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const args = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
  return new Promise((resolve) => {
    execFile(
      'dbus-send',
      [...args, 'org.freedesktop.DBus.NameHasOwner', `string:${watcher}`],
      { timeout: 3_000 },
      (error, stdout) => resolve(!error && stdout.includes('boolean true')),
    )
  })
}

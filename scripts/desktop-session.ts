import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Obstacle, runAsCommand } from './command-line'
import { Daemons } from './daemons'
import { Desktop, notificationsFolder, notificationsVariable } from './desktop/desktop'
import { notificationServer } from './desktop/notifications'
import { SessionBus } from './desktop/session-bus'
import { trayWatcher } from './desktop/tray'
import { capture, run } from './processes'
import { ensurePackages } from './system-packages'
import { until } from './until'

/** How a session differs from the usual one. */
export interface DesktopOptions {
  /** Of the screen, as `WIDTHxHEIGHT`. */
  size?: string
}

const secretService = 'org.freedesktop.secrets'
const settings = join(import.meta.dirname, 'desktop')

/**
 * Runs `work` on a throw-away desktop: a virtual screen, a session bus, an unlocked keyring, a window
 * manager, a panel with a tray and a notification daemon. All of it is ready before `work` begins and
 * gone when it has ended, also after SIGINT and SIGTERM.
 */
export async function withDesktop<T>(
  options: DesktopOptions,
  work: (desktop: Desktop) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'paradesk-desktop-'))
  await chmod(folder, 0o700)
  const env = sessionEnvironment(folder)
  const daemons = new Daemons(env, folder)
  const stop = async () => {
    await daemons.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const leave = (signal: NodeJS.Signals) => {
    void stop().finally(() => process.exit(128 + constants.signals[signal]))
  }
  process.once('SIGINT', leave)
  process.once('SIGTERM', leave)
  try {
    await startSession(daemons, env, folder, options.size ?? '1600x1000')
    return await work(new Desktop(env))
  } finally {
    process.off('SIGINT', leave)
    process.off('SIGTERM', leave)
    await stop()
  }
}

/** The environment of a session whose every file is inside `folder`. */
function sessionEnvironment(folder: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    LANG: 'C.UTF-8',
    XDG_RUNTIME_DIR: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_SESSION_TYPE: 'x11',
    XDG_CURRENT_DESKTOP: 'XFCE',
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'bus')}`,
    GSETTINGS_BACKEND: 'memory',
    // Nothing here reads the screen aloud.
    NO_AT_BRIDGE: '1',
    [notificationsVariable]: notificationsFolder(folder),
  }
  delete env.WAYLAND_DISPLAY
  delete env.LC_ALL
  return env
}

async function startSession(
  daemons: Daemons,
  env: NodeJS.ProcessEnv,
  folder: string,
  size: string,
): Promise<void> {
  const bus = new SessionBus(env)
  const ready = async (what: string, isReady: () => Promise<boolean>) =>
    until(what, async () => {
      const fallen = daemons.fallen()
      if (fallen !== undefined) throw new Obstacle(`The virtual desktop did not start: ${fallen} ended.`)
      return isReady()
    })
  await writeSettings(folder)

  const screen = daemons.start('Xvfb', [
    '-displayfd',
    '3',
    '-screen',
    '0',
    `${size}x24`,
    '-nolisten',
    'tcp',
    '-noreset',
  ])
  env.DISPLAY = `:${await daemons.firstLine('Xvfb', screen)}`
  const address = `--address=${env.DBUS_SESSION_BUS_ADDRESS}`
  const busDaemon = daemons.start('dbus-daemon', ['--session', '--nofork', address, '--print-address=3'])
  await daemons.firstLine('dbus-daemon', busDaemon)

  // The keyring's password arrives on standard input, and opens it for this session.
  daemons.start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], 'paradesk')
  const managing = join(folder, 'openbox-ready')
  daemons.start('openbox', [
    '--sm-disable',
    '--config-file',
    join(folder, 'openbox.xml'),
    '--startup',
    `touch ${managing}`,
  ])
  await ready('the window manager', async () => existsSync(managing))

  daemons.start('xfce4-panel', [])
  daemons.start('dunst', ['-config', join(folder, 'dunstrc')])
  await ready('the keyring', async () => isUnlocked(bus))
  await ready('the notification daemon', async () => bus.hasOwner(notificationServer))
  await ready('the tray', async () => bus.hasOwner(trayWatcher))
  // In the middle of the screen the pointer would light up what lies under it.
  await capture('xdotool', ['mousemove', '0', size.split('x')[1] ?? '0'], { env })
}

async function writeSettings(folder: string): Promise<void> {
  const channels = join(folder, 'config', 'xfce4', 'xfconf', 'xfce-perchannel-xml')
  for (const needed of [channels, notificationsFolder(folder), join(folder, 'data'), join(folder, 'cache')]) {
    await mkdir(needed, { recursive: true })
  }
  await copyFile(join(settings, 'xfce4-panel.xml'), join(channels, 'xfce4-panel.xml'))
  // The stock settings but for a frame that suits the dark panel.
  const openbox = await readFile('/etc/xdg/openbox/rc.xml', 'utf8')
  await writeFile(
    join(folder, 'openbox.xml'),
    openbox.replace('<name>Clearlooks</name>', '<name>Onyx</name>'),
  )
  const dunstrc = await readFile(join(settings, 'dunstrc'), 'utf8')
  const recorder = join(settings, 'record-notification.sh')
  await writeFile(join(folder, 'dunstrc'), dunstrc.replace('@RECORD_NOTIFICATION@', recorder))
}

async function isUnlocked(bus: SessionBus): Promise<boolean> {
  if (!(await bus.hasOwner(secretService))) return false
  const collection = { name: secretService, path: '/org/freedesktop/secrets/aliases/default' }
  return (await bus.property(collection, 'org.freedesktop.Secret.Collection', 'Locked')) === false
}

runAsCommand(import.meta.url, async (args) => {
  const [command, ...rest] = args[0] === '--' ? args.slice(1) : args
  if (command === undefined) throw new Obstacle('Usage: desktop-session.ts -- COMMAND [ARGUMENT…]')
  await ensurePackages('desktop')
  return withDesktop({}, async (desktop) => run(command, rest, { env: desktop.env }))
})

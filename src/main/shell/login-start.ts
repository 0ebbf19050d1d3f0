import { app } from 'electron'
import type { LoginStart, Problem } from '../../preload/model'
import { autostartFolder, createAutostart } from './autostart'

/** Whether the system starts the app at login: what it says, not what was wished. */
export interface LoginItem {
  read(): Promise<LoginStart>
  /** Asks the system for it; what it says afterwards. */
  set(on: boolean): Promise<LoginStart>
}

const no = (code: string): LoginStart => ({ state: 'off', problem: { code }, canChange: false })
const says = (on: boolean, problem: Problem | null = null): LoginStart => ({
  state: on ? 'on' : 'off',
  problem,
  canChange: true,
})

/** The login item of this system. */
export function createLoginItem(): LoginItem {
  // A run out of a folder of sources has no program of its own that could be started.
  if (!app.isPackaged) return unavailable('login.devRun')
  if (process.platform === 'linux') return linuxItem()
  if (process.platform === 'darwin' || process.platform === 'win32') return systemItem()
  return unavailable('login.unsupported')
}

function unavailable(code: string): LoginItem {
  return { read: async () => no(code), set: async () => no(code) }
}

function linuxItem(): LoginItem {
  // Of an AppImage the file itself: what it has unpacked is gone after each run.
  const program = process.env.APPIMAGE ?? process.execPath
  const entry = createAutostart(autostartFolder(process.env), program)
  const read = async (): Promise<LoginStart> => {
    const state = await entry.read()
    if (state === 'other') return says(false, { code: 'login.otherCopy' })
    return state === 'held' ? says(false, { code: 'login.held' }) : says(state === 'on')
  }
  return {
    read,
    async set(on) {
      try {
        await entry.set(on)
      } catch (error) {
        const detail = error instanceof Error ? error.message : ''
        return { ...(await read()), problem: { code: 'login.unwritable', detail } }
      }
      return read()
    },
  }
}

function systemItem(): LoginItem {
  // Windows passes them on; a Mac says instead that it has opened the app itself.
  const args = ['--hidden']
  const read = async (): Promise<LoginStart> => {
    const { openAtLogin, status, executableWillLaunchAtLogin } = app.getLoginItemSettings({ args })
    const isHeld =
      status === 'requires-approval' || (process.platform === 'win32' && !executableWillLaunchAtLogin)
    return openAtLogin && isHeld ? says(false, { code: 'login.held' }) : says(openAtLogin)
  }
  return {
    read,
    async set(on) {
      app.setLoginItemSettings({ openAtLogin: on, args })
      return read()
    },
  }
}

/** Whether this run was begun by the system at login on a Mac, which takes no flags. */
export function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}

import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { heardChannel, isCommand, type CommandName, type EventName } from '../preload/contract'
import type { Handlers } from './desk/handlers'
import type { WindowLine } from './desk/window-line'
import { argumentSchemas } from './ipc-arguments'
import type { Log } from './log'
import { isDeskPage } from './shell/window'

interface Options {
  handlers: Handlers
  window: () => BrowserWindow | null
  line: WindowLine
  log: Log
}

/**
 * Answers the window's commands. The sender must be the desk's own page, the argument of the right form;
 * else the call is refused with `ipc.refused` and counted in the log. A handler that throws is answered
 * with `client.unexpected`.
 */
export function serveCommands({ handlers, window, line, log }: Options): void {
  ipcMain.on(heardChannel, (event, serial: unknown) => {
    if (isFromDesk(event, window()) && typeof serial === 'number') line.heard(serial)
  })
  for (const command of Object.keys(handlers)) {
    if (!isCommand(command)) continue
    ipcMain.handle(command, async (event, argument: unknown) => {
      if (!isFromDesk(event, window())) return refuse(command, 'sender')
      const parsed = argumentSchemas[command].safeParse(argument)
      if (!parsed.success) return refuse(command, parsed.error.issues[0]?.path.join('.') ?? '')
      if (command === 'desk:snapshot') line.begin()
      return answer(command, parsed.data)
    })
  }

  function refuse(command: CommandName, why: string): unknown {
    log.warn('a command was refused', { command, why })
    return { ok: false, problem: { code: 'ipc.refused' } }
  }

  async function answer(command: CommandName, argument: unknown): Promise<unknown> {
    try {
      const handler = handlers[command] as (argument: unknown) => unknown
      return await handler(argument)
    } catch (error) {
      // SECURITY: the window learns no inner detail of what went wrong.
      log.error('a command failed', { command, error })
      return { ok: false, problem: { code: 'client.unexpected' } }
    }
  }
}

function isFromDesk(
  { senderFrame }: IpcMainEvent | IpcMainInvokeEvent,
  window: BrowserWindow | null,
): boolean {
  // SECURITY: only the main frame of our own window, showing our own page.
  return (
    senderFrame !== null &&
    window !== null &&
    senderFrame === window.webContents.mainFrame &&
    isDeskPage(senderFrame.url)
  )
}

/** Sends an event to the window; false without one, which asks for a snapshot when it opens. */
export function sendEvent(
  window: BrowserWindow | null,
  event: EventName,
  payload: unknown,
  serial: number,
): boolean {
  if (!window || window.isDestroyed() || window.webContents.isDestroyed()) return false
  window.webContents.send(event, payload, serial)
  return true
}

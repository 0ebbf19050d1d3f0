import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { commandNames, heardChannel, type CommandName, type EventName } from '../preload/contract'
import type { Handlers } from './desk/handlers'
import type { WindowLine } from './desk/window-line'
import type { argumentSchemas } from './ipc-arguments'
import type { Log } from './log'
import { isDeskPage } from './shell/window'

/** What answers, once the rooms are joined. */
export interface Served {
  handlers: Handlers
  schemas: typeof argumentSchemas
  line: WindowLine
  log: Log
}

/**
 * Answers the window's commands; those that come before the returned function has been given what answers wait for
 * it. The sender must be the desk's own page, the argument of the right form; else the call is refused with
 * `ipc.refused` and counted in the log. A handler that throws is answered with `client.unexpected`.
 */
export function serveCommands(window: () => BrowserWindow | null): (served: Served) => void {
  let line: WindowLine | null = null
  let serve: (served: Served) => void = () => undefined
  const rooms = new Promise<Served>((resolve) => (serve = resolve))
  ipcMain.on(heardChannel, (event, serial: unknown) => {
    if (isFromDesk(event, window()) && typeof serial === 'number') line?.heard(serial)
  })
  for (const command of commandNames) {
    ipcMain.handle(command, async (event, argument: unknown) => {
      const isDesk = isFromDesk(event, window())
      const served = await rooms
      return isDesk ? answer(served, command, argument) : refuse(served, command, 'sender')
    })
  }
  return (served) => {
    line = served.line
    serve(served)
  }
}

async function answer(served: Served, command: CommandName, argument: unknown): Promise<unknown> {
  const parsed = served.schemas[command].safeParse(argument)
  if (!parsed.success) return refuse(served, command, parsed.error.issues[0]?.path.join('.') ?? '')
  if (command === 'desk:snapshot') served.line.begin()
  try {
    const handler = served.handlers[command] as (argument: unknown) => unknown
    return await handler(parsed.data)
  } catch (error) {
    // SECURITY: the window learns no inner detail of what went wrong.
    served.log.error('a command failed', { command, error })
    return { ok: false, problem: { code: 'client.unexpected' } }
  }
}

function refuse({ log }: Served, command: CommandName, why: string): unknown {
  log.warn('a command was refused', { command, why })
  return { ok: false, problem: { code: 'ipc.refused' } }
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

import { ipcMain, type BrowserWindow, type WebFrameMain } from 'electron'
import { commandNames, heardChannel, newsChannel, type CommandName, type News } from '../preload/contract'
import type { Snapshot } from '../preload/model'
import type { WindowName } from '../preload/windows'
import type { Handlers, WindowHandlers } from './desk/handlers'
import { withHeldPrices } from './desk/held-prices'
import type { WindowLines } from './desk/window-lines'
import type { argumentSchemas } from './ipc-arguments'
import type { Log } from './log'
import { mayAsk } from './windows/rules'

/** What answers, once the rooms are joined. */
export interface Served {
  handlers: Handlers & WindowHandlers
  schemas: typeof argumentSchemas
  lines: WindowLines
  log: Log
}

/**
 * Answers the windows' commands; those that come before the returned function has been given what answers wait for
 * it. The sender must be our own page in one of our own windows (`find` says which) and the argument of the right
 * form; else the call is refused with `ipc.refused` and counted in the log. A handler that throws is answered with
 * `client.unexpected`.
 */
export function serveCommands(
  find: (frame: WebFrameMain | null) => WindowName | null,
): (served: Served) => void {
  let lines: WindowLines | null = null
  let serve: (served: Served) => void = () => undefined
  const rooms = new Promise<Served>((resolve) => (serve = resolve))
  ipcMain.on(heardChannel, ({ senderFrame }, serial: unknown) => {
    const from = find(senderFrame)
    if (from !== null && typeof serial === 'number') lines?.of(from)?.heard(serial)
  })
  for (const command of commandNames) {
    ipcMain.handle(command, async ({ senderFrame }, argument: unknown) => {
      const from = find(senderFrame)
      const served = await rooms
      // SECURITY: nobody but our own page is answered, and the monitor's only where it looks.
      return from !== null && mayAsk(from, command)
        ? answer(served, from, command, argument)
        : refuse(served, command, 'sender')
    })
  }
  return (served) => {
    lines = served.lines
    serve(served)
  }
}

async function answer(
  served: Served,
  from: WindowName,
  command: CommandName,
  argument: unknown,
): Promise<unknown> {
  const parsed = served.schemas[command].safeParse(argument)
  if (!parsed.success) return refuse(served, command, parsed.error.issues[0]?.path.join('.') ?? '')
  if (command === 'desk:snapshot') served.lines.of(from)?.begin()
  try {
    const handler = served.handlers[command] as (argument: unknown, from: WindowName) => unknown
    const answer = await handler(parsed.data, from)
    return command === 'desk:snapshot' && from === 'monitor' ? withHeldPrices(answer as Snapshot) : answer
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

/** Sends news to a window; false without one, which asks for a snapshot when it opens. */
export function sendNews(window: BrowserWindow | null, news: readonly News[], serial: number): boolean {
  if (!window) return false
  window.webContents.send(newsChannel, news, serial)
  return true
}

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/project'
import { until } from '../../scripts/until'
import { attachFirstPage, type DevtoolsPage } from './devtools'
import { readTree, type AppProcess } from './process-tree'

/** An Electron app that runs under our eyes. */
export interface RunningApp {
  page: DevtoolsPage
  /** When its process was begun, by the wall clock, which the page shares. */
  startedAtMs: number
  /** Where its files are. */
  folder: string
  /** Where main can be asked in the words of its debugging protocol; null unless the plan says that it is. */
  mainUrl: string | null
  processes(): AppProcess[]
  close(): Promise<void>
}

/** Which app, on which Electron. */
export interface AppPlan {
  electron: string
  env: NodeJS.ProcessEnv
  /** The app's folder; Paradesk's own unless given. */
  app?: string
  flags?: readonly string[]
  /** Runs in the page before anything of its own. */
  observer?: string
  /** Of an earlier run, to begin with its files; a new one unless given. */
  folder?: string
  /** Main is to be asked too, by a debugging port of its own. */
  asksMain?: boolean
}

const patienceMs = 60_000

/** Starts an app and comes back when it has a page. All of its files are in a folder of its own. */
export async function runApp({
  electron,
  env,
  app = projectRoot,
  flags = [],
  observer = '',
  folder: given,
  asksMain = false,
}: AppPlan): Promise<RunningApp> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'paradesk-bench-'))
  const startedAtMs = performance.timeOrigin + performance.now()
  const child = spawn(
    electron,
    [
      '--no-sandbox',
      '--remote-debugging-port=0',
      ...(asksMain ? ['--inspect=127.0.0.1:0'] : []),
      app,
      `--user-data-dir=${join(folder, 'user-data')}`,
      ...flags,
    ],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const close = async (): Promise<void> => {
    const all = readTree(child.pid ?? 0)
    child.kill('SIGTERM')
    const hard = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(hard)
    // Its helpers outlive it by a moment, and write in its folder until they are gone.
    await until('all of the app to end', async () => !all.some(({ pid }) => existsSync(`/proc/${pid}`)))
    if (given === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const { url, mainUrl } = await new Promise<{ url: string; mainUrl: string | null }>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the app did not start')), patienceMs)
      let said = ''
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const url = /DevTools listening on (\S+)/.exec(said)?.[1]
        const mainUrl = /Debugger listening on (\S+)/.exec(said)?.[1] ?? null
        if (url === undefined || (asksMain && mainUrl === null)) return
        clearTimeout(timer)
        resolve({ url, mainUrl })
      })
      void ended.then(() => reject(new Error(`the app ended: ${said}`)))
    })
    const page = await attachFirstPage(url, observer)
    return { page, startedAtMs, folder, mainUrl, processes: () => readTree(child.pid ?? 0), close }
  } catch (error) {
    await close()
    throw error
  }
}

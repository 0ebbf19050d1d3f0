import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { Interruption, sentenceOf } from '../command-line'
import { ensureElectron } from '../electron-runtime'
import { run } from '../processes'
import { projectRoot } from '../project'

const patienceMs = 60_000

/**
 * Keeps beside the code of main, in `out/`, what this computer's Electron makes of it while the desk starts. Without
 * that the app does the same, and its start takes a little longer: a failure is told of, no more.
 */
export async function keepCompiledCode(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'paradesk-code-'))
  try {
    const electron = await ensureElectron()
    const recorder = join(folder, 'recorder.cjs')
    await writeFile(recorder, await transpile(join(import.meta.dirname, 'recorder.ts')))
    const status = await run(electron.path, [...switches(), '-r', recorder, projectRoot, ...flags(folder)], {
      env: environment(),
      signal: AbortSignal.timeout(patienceMs),
      killSignal: 'SIGKILL',
      stdio: 'ignore',
    })
    if (status !== 0)
      console.warn('What V8 made of the code could not be kept; the app compiles it at each start.')
  } catch (error) {
    if (error instanceof Interruption) throw error
    console.warn(`What V8 made of the code could not be kept: ${sentenceOf(error)}`)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function transpile(path: string): Promise<string> {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS }
  return ts.transpileModule(await readFile(path, 'utf8'), { compilerOptions }).outputText
}

/** On Linux it needs neither a screen nor a sandbox for its page, which is our own. */
function switches(): string[] {
  return process.platform === 'linux' ? ['--no-sandbox', '--disable-gpu', '--ozone-platform=headless'] : []
}

function flags(folder: string): string[] {
  return ['--environment=sandbox', `--user-data-dir=${join(folder, 'user-data')}`]
}

/** Without a session bus: no tray, no notification, and no keychain that would ask to be opened. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PARADESK_OUT: join(projectRoot, 'out'), DBUS_SESSION_BUS_ADDRESS: 'disabled:' }
}

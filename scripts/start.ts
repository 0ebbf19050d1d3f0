import { buildIfStale } from './build'
import { Obstacle, runAsCommand } from './command-line'
import { findSandboxProblem } from './chromium-sandbox'
import { ensureElectron } from './electron-runtime'
import { capture, run } from './processes'
import { projectRoot } from './project'
import { ensurePackages } from './system-packages'

/** The shared libraries that ldd could not find for a binary. */
export function parseMissingLibraries(lddOutput: string): string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map(([, library]) => library ?? '')
}

/** Whether this environment has a screen to show a window on. */
export function hasScreen(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

async function checkLibraries(electron: string): Promise<void> {
  const missing = parseMissingLibraries((await capture('ldd', [electron])).stdout)
  if (missing.length > 0)
    throw new Obstacle(`Electron misses shared libraries of the system: ${missing.join(', ')}.`)
}

/** Chromium refuses to sandbox for root; for everybody else its sandbox stays on. */
async function sandboxArguments(electron: string): Promise<string[]> {
  if (process.getuid?.() === 0) return ['--no-sandbox']
  const problem = await findSandboxProblem(electron)
  if (problem !== undefined) throw new Obstacle(problem)
  return []
}

runAsCommand(import.meta.url, async (args) => {
  if (!hasScreen(process.platform, process.env)) {
    throw new Obstacle(
      'There is no screen here to show a window on; `npm run demo` runs the app on a virtual one.',
    )
  }
  await ensurePackages('start')
  const electron = await ensureElectron()
  const switches: string[] = []
  if (process.platform === 'linux') {
    await checkLibraries(electron.path)
    switches.push(...(await sandboxArguments(electron.path)))
  }
  await buildIfStale()
  return run(electron.path, [...switches, projectRoot, ...args])
})

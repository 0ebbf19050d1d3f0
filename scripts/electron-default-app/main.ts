/**
 * What Electron runs when it is given a path: the substitute runtime comes without one. Understands
 * `electron [switches] [-r MODULE] APP [arguments]`, `--version` and `--abi`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

interface Manifest {
  name?: string
  productName?: string
  version?: string
  desktopName?: string
}

/** What Electron keeps for its own default app. */
interface AppIdentity {
  setAppPath(path: string): void
  setVersion(version: string): void
}

const identity = app as unknown as AppIdentity
const require = createRequire(import.meta.url)
const { modules, path } = readArguments(process.argv.slice(1))

if (path === undefined) leave('Usage: electron [switches] [-r MODULE] APP')
// The launcher of the tests hooks itself in this way, before the app is loaded.
for (const module of modules) require(resolve(module))
await load(resolve(path))

function readArguments(args: string[]): { modules: string[]; path: string | undefined } {
  const modules: string[] = []
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? ''
    if (argument === '--version' || argument === '-v') leave(`v${process.versions.electron}`, 0)
    else if (argument === '--abi' || argument === '-a') leave(process.versions.modules, 0)
    else if (argument === '--require' || argument === '-r') modules.push(args[(index += 1)] ?? '')
    else if (!argument.startsWith('-')) return { modules, path: argument }
  }
  return { modules, path: undefined }
}

async function load(path: string): Promise<void> {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
  const manifestPath = join(path, 'package.json')
  const isFolder = existsSync(manifestPath)
  if (isFolder) introduce(JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest)
  try {
    const entry = require.resolve(path)
    identity.setAppPath(isFolder ? path : dirname(entry))
    await import(pathToFileURL(entry).href)
  } catch (error) {
    leave(`The app at ${path} could not be loaded.\n${error instanceof Error ? error.stack : String(error)}`)
  }
}

function introduce(manifest: Manifest): void {
  app.name = manifest.productName ?? manifest.name ?? app.name
  if (manifest.version !== undefined) identity.setVersion(manifest.version)
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`)
}

function leave(message: string, status = 1): never {
  process.stdout.write(`${message}\n`)
  process.exit(status)
}

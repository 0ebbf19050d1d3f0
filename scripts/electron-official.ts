import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { capture } from './processes'
import { projectRoot } from './project'

const electronPackage = join(projectRoot, 'node_modules', 'electron')
const defaultMirror = 'https://github.com/electron/electron/releases/download/'
const probeTimeoutMs = 5_000

/** The version of Electron that package.json pins. */
export function pinnedVersion(): string {
  return (JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as { version: string })
    .version
}

/** The official binary, if it was downloaded before and is of the pinned version. */
export function findOfficial(): string | undefined {
  const pathFile = join(electronPackage, 'path.txt')
  const versionFile = join(electronPackage, 'dist', 'version')
  if (!existsSync(pathFile) || !existsSync(versionFile)) return undefined
  if (readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') !== pinnedVersion()) return undefined
  const path = join(electronPackage, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(path) ? path : undefined
}

/** Has Electron's own installer download the binary and check its sum; undefined where it can't. */
export async function downloadOfficial(): Promise<string | undefined> {
  const env = { ...process.env, ...(usesProxy(process.env) ? { ELECTRON_GET_USE_PROXY: '1' } : {}) }
  if (!(await isReachable(downloadUrl(process.env, pinnedVersion())))) return undefined
  console.log(`Downloading Electron ${pinnedVersion()}`)
  const install = await capture(process.execPath, [join(electronPackage, 'install.js')], { env })
  if (install.status !== 0) console.error(install.stderr.trim().split('\n')[0])
  return findOfficial()
}

/** Where the installer would look first: the mirror of the environment or npm's configuration, else GitHub. */
export function downloadUrl(env: NodeJS.ProcessEnv, version: string): string {
  const mirror = env.npm_config_electron_mirror || env.ELECTRON_MIRROR || defaultMirror
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
}

/** Whether the environment names a proxy for https. */
export function usesProxy(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.HTTPS_PROXY || env.https_proxy || env.ELECTRON_GET_USE_PROXY)
}

/** Whether a host, and whatever it redirects to, answers within five seconds; what it answers is left to the installer. */
async function isReachable(url: string): Promise<boolean> {
  try {
    if (usesProxy(process.env)) await useProxy()
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeTimeoutMs) })
    return true
  } catch {
    return false
  }
}

/** Sends this process's fetches through the proxy in the way the installer does. */
async function useProxy(): Promise<void> {
  const installer = createRequire(join(electronPackage, 'install.js'))
  const get = (await import(pathToFileURL(installer.resolve('@electron/get')).href)) as {
    initializeProxy(): void
  }
  get.initializeProxy()
}

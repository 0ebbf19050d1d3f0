import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const lock = `${folder}package-lock.json`
const installed = `${folder}node_modules/.package-lock.json`

function readVersions(path: string): Map<string, string> {
  const { packages } = JSON.parse(readFileSync(path, 'utf8')) as {
    packages: Record<string, { version?: string; optional?: boolean }>
  }
  const needed = Object.entries(packages).filter(([name, { optional }]) => name !== '' && !optional)
  return new Map(needed.map(([name, { version = '' }]) => [name, version]))
}

/** Installs what the bench's own lock file says, unless it is there. */
export function installPeers(): void {
  const have = existsSync(installed) ? readVersions(installed) : new Map<string, string>()
  if ([...readVersions(lock)].every(([name, version]) => have.get(name) === version)) return
  console.log('installing the peers …')
  // Nothing of a peer runs at installation: they are measured, not trusted.
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}

/** The peers and their pinned versions. */
export function peerVersions(): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as {
    dependencies: Record<string, string>
  }
  return dependencies
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import manifest from '../../../package.json'

const markerFile = 'paradesk-substitute.json'

/**
 * Whether this copy may only reach exchanges on loopback: it runs on anything but the pinned major of
 * Electron, or on a runtime marked as the substitute. Nothing on the command line changes it.
 */
export function isLoopbackOnly(electronVersion: string, resourcesPath: string): boolean {
  // SECURITY: both signs are checked, and a version that cannot be read locks too.
  const major = (version: string) => /^\d+/.exec(version)?.[0]
  const pinned = major(manifest.devDependencies.electron)
  return (
    pinned === undefined || major(electronVersion) !== pinned || existsSync(join(resourcesPath, markerFile))
  )
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The environment named in the settings file of this folder, before the settings themselves are read: what is
 * begun on it saves time, and must be no harm where they say something else. The sandbox where none is named.
 */
export function peekEnvironment(directory: string): string {
  try {
    const settings: unknown = JSON.parse(readFileSync(join(directory, 'settings.json'), 'utf8'))
    const { environment } = settings as { environment?: unknown }
    return typeof environment === 'string' ? environment : 'sandbox'
  } catch {
    return 'sandbox'
  }
}

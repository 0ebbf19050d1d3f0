import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The environment that the settings file of this folder has the app start in, before the settings themselves are read: what is
 * begun on it saves time, and must be no harm where they say something else. The sandbox where none is named.
 */
export function peekEnvironment(directory: string): string {
  try {
    const settings: unknown = JSON.parse(readFileSync(join(directory, 'settings.json'), 'utf8'))
    const { environment, startEnvironment = 'last' } = settings as Record<string, unknown>
    const first = startEnvironment === 'last' ? environment : startEnvironment
    return typeof first === 'string' ? first : 'sandbox'
  } catch {
    return 'sandbox'
  }
}

import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeFileSync } from 'atomically'

/**
 * What a JSON file holds: 'none' where there is no file, 'bad' where it holds no object. Throws where the disk refuses
 * to say: what cannot be read must not be taken for empty and written over.
 */
export function readJsonFile(path: string): Record<string, unknown> | 'none' | 'bad' {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : 'bad'
  } catch (error) {
    if (error instanceof SyntaxError) return 'bad'
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'none'
    throw error
  }
}

/** Writes a JSON file whole beside the old one, which it then takes the place of. Throws where the disk refuses. */
export function writeJsonFile(path: string, value: Record<string, unknown>): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(value, undefined, '\t'))
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project'

/** What the window says in a language, by key. */
export function wordsOf(language: string): (key: string) => string {
  const folder = join(projectRoot, 'resources', 'locales', language, 'window')
  const words = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>,
  )
  return (key) => words.find((some) => key in some)?.[key] ?? `no words for ${key}`
}

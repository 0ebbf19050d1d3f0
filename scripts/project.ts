import { join } from 'node:path'

/** The project's root folder, absolute. */
export const projectRoot = join(import.meta.dirname, '..')

/** A tool of the project's own node_modules, as a file node can run. */
export function toolPath(name: 'vitest' | 'electron-vite'): string {
  const entries = {
    vitest: 'vitest/vitest.mjs',
    'electron-vite': 'electron-vite/bin/electron-vite.js',
  }
  return join(projectRoot, 'node_modules', entries[name])
}

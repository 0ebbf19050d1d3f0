import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../scripts/project'
import { openStage } from './stage'

describe('what is built', () => {
  // Some of it is read seldom: a bundler's shim that clashes with a library's own word would be found by a person.
  test('can be read, every file of main and preload', () => {
    const files = ['main', 'preload'].flatMap((folder) =>
      readdirSync(join(projectRoot, 'out', folder))
        .filter((name) => /\.c?js$/.test(name))
        .map((name) => join(projectRoot, 'out', folder, name)),
    )
    expect(files.length).toBeGreaterThan(4)
    for (const file of files) expect(() => execFileSync(process.execPath, ['--check', file])).not.toThrow()
  })

  test('is taken by this Electron as V8 compiled it then, all of it that a start reads', async () => {
    const { application } = await openStage()
    const taken = await application.evaluate(({ app }) => {
      const { createRequire } = process.getBuiltinModule('node:module')
      const { compiled } = createRequire(`${app.getAppPath()}/out/main/`)('./cached-code.cjs') as {
        compiled: Map<string, { cachedDataRejected?: boolean }>
      }
      return [...compiled].map(([file, { cachedDataRejected }]) => [file, cachedDataRejected] as const)
    })
    expect(taken.length).toBeGreaterThan(3)
    for (const [file, refused] of taken) expect([file, refused]).toEqual([file, false])
  })

  test('has no process of its own for a network that the page has not', async () => {
    const { application } = await openStage()
    const processes = await application.evaluate(({ app }) => app.getAppMetrics())
    const services = processes.filter(({ type }) => type === 'Utility').map(({ name }) => name)
    expect(services).toEqual(['Paradesk sandbox exchange'])
  })
})

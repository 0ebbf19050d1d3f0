import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Interruption, Obstacle } from '../../scripts/command-line'
import { statusOf } from '../../scripts/processes'
import { attempt } from '../../scripts/test'

const scripts = join(import.meta.dirname, '..', '..', 'scripts')

/** Ends when it is asked to, and says that all went well. */
const obliging = `
  process.on('SIGTERM', () => process.exit(0))
  process.on('SIGHUP', () => process.exit(0))
  setInterval(() => {}, 1_000)
  console.log(process.pid)`

/** A script that runs a command, and would go on to something else. */
const twoHalves = `
  import { runAsCommand } from ${JSON.stringify(join(scripts, 'command-line.ts'))}
  import { run } from ${JSON.stringify(join(scripts, 'processes.ts'))}
  runAsCommand(import.meta.url, async () => {
    await run(process.execPath, ['-e', ${JSON.stringify(obliging)}])
    console.log('went on')
    return 0
  })`

it.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('ends with its command when it is sent %s, and does not go on', async (signal, status) => {
  const folder = await mkdtemp(join(tmpdir(), 'paradesk-processes-'))
  try {
    const path = join(folder, 'two-halves.ts')
    await writeFile(path, twoHalves)
    const child = spawn(process.execPath, ['--import', 'tsx', path], { stdio: ['ignore', 'pipe', 'ignore'] })
    const ended = statusOf(child)
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      // The command's id is all that is said before the script is asked to end.
      if (said === '') child.kill(signal)
      said += String(chunk)
    })
    expect(await ended).toBe(status)
    expect(said).toMatch(/^\d+\n$/)
    expect(() => process.kill(Number(said), 0)).toThrow('ESRCH')
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('counts a half that cannot run as a failure, and none that was asked to end', async () => {
  const cannot = await attempt('unit', async () => Promise.reject(new Obstacle('no test was executed.')))
  expect(cannot.counts.failed).toBe(1)
  const asked = attempt('unit', async () => Promise.reject(new Interruption('SIGTERM')))
  await expect(asked).rejects.toThrow('SIGTERM')
})

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Database } from './database'
import { toProblem } from './problem'

/** What a check that found nothing says. */
const good = 'ok'

/** Whether the whole file is sound. `thorough` also compares tables with their indexes. Blocks. */
export function isSound(database: Database, how: 'quick' | 'thorough'): boolean {
  const pragma = how === 'quick' ? 'quick_check' : 'integrity_check'
  const rows = database.glance(pragma, `FROM pragma_${pragma}`)
  return rows[0]?.[0] === good
}

const workerCode = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { DatabaseSync } = require(workerData.library)
  const copy = new DatabaseSync(workerData.location, { readOnly: true })
  parentPort.postMessage(copy.prepare('PRAGMA quick_check(1)').get().quick_check)
`

/**
 * Whether a file nobody writes to is sound, found out in a thread of its own: a large one takes seconds.
 * Rejects where that cannot be found out, or is called off.
 */
export function isSoundApart(path: string, signal: AbortSignal): Promise<boolean> {
  const library = createRequire(import.meta.url).resolve('@photostructure/sqlite')
  // A copy is read as it lies there: no lock, and no files beside it.
  const location = `${pathToFileURL(path).href}?immutable=1`
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerCode, { eval: true, workerData: { library, location } })
    worker.once('message', (said) => resolve(said === good))
    worker.once('error', (error: Error) => {
      if (toProblem(error).code === 'journal.damaged') resolve(false)
      else reject(error)
    })
    signal.addEventListener('abort', () => void worker.terminate(), { once: true })
    worker.once('exit', () => reject(new Error('the check ended without an answer')))
  })
}

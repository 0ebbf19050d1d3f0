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

/** Table after table, so that it can be called off between two. */
const workerCode = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { DatabaseSync } = require(workerData.library)
  const copy = new DatabaseSync(workerData.location, { readOnly: true })
  const tables = copy.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").all()
  let said = 'ok'
  for (const { name } of tables) {
    if (said !== 'ok' || Atomics.load(workerData.calledOff, 0) === 1) break
    said = copy.prepare("SELECT quick_check AS said FROM pragma_quick_check('" + name + "')").get().said
  }
  copy.close()
  parentPort.postMessage(said)
`

/**
 * Whether a file nobody writes to is sound, found out in a thread of its own: a large one takes seconds.
 * Rejects where that cannot be found out, or is called off. Settles when the file is no longer in use.
 */
export function isSoundApart(path: string, signal: AbortSignal): Promise<boolean> {
  const library = createRequire(import.meta.url).resolve('@photostructure/sqlite')
  // A copy is read as it lies there: no lock, and no files beside it.
  const location = `${pathToFileURL(path).href}?immutable=1`
  // Never terminate(): native code that is cut off takes the whole process down with it.
  const calledOff = new Int32Array(new SharedArrayBuffer(4))
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerCode, { eval: true, workerData: { library, location, calledOff } })
    const callOff = (): void => void Atomics.store(calledOff, 0, 1)
    let said: unknown
    let failure: Error | null = null
    worker.once('message', (message: unknown) => (said = message))
    worker.once('error', (error: Error) => (failure = error))
    worker.once('exit', () => {
      signal.removeEventListener('abort', callOff)
      if (signal.aborted) reject(signal.reason as Error)
      else if (said !== undefined) resolve(said === good)
      else if (failure && toProblem(failure).code === 'journal.damaged') resolve(false)
      else reject(failure ?? new Error('the check ended without an answer'))
    })
    if (signal.aborted) callOff()
    else signal.addEventListener('abort', callOff)
  })
}

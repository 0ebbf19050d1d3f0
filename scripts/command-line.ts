import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

/** Why a script cannot go on, in one sentence for the person who ran it; printed without a stack. */
export class Obstacle extends Error {
  override name = 'Obstacle'
}

/** A script was asked to end while a command of its ran, which has ended: nothing more is to be done. */
export class Interruption extends Error {
  override name = 'Interruption'

  constructor(readonly signal: NodeJS.Signals) {
    super(`Ended by ${signal}.`)
  }
}

/**
 * Runs `work` with the command line's arguments when the module at `moduleUrl` is the one node was
 * started with, and exits with the status it resolves to; an Obstacle exits with 1, an Interruption as its
 * signal would.
 */
export function runAsCommand(moduleUrl: string, work: (args: string[]) => Promise<number>): void {
  if (process.argv[1] !== fileURLToPath(moduleUrl)) return
  work(process.argv.slice(2)).then(
    (status) => {
      process.exitCode = status
    },
    (error: unknown) => {
      console.error(sentenceOf(error))
      process.exitCode = error instanceof Interruption ? 128 + constants.signals[error.signal] : 1
    },
  )
}

/** What to show of a failure: an Obstacle's sentence, or the stack of anything unforeseen. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Obstacle || error instanceof Interruption) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

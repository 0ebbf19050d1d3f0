import type { Answer, Argument, DeskCommand } from '../../src/preload/contract'
import type { Snapshot } from '../../src/preload/model'
import type { Exchange } from '../../src/sandbox/exchange/exchange'
import type { Pull } from '../../src/sandbox/fault-table'

/** What a schedule is played on: an exchange, and an app that trades one account of it. */
export interface Stage {
  readonly exchange: Exchange
  readonly address: string
  /** Asks the app something as its window does; null of one that does not run, or is killed before it answers. */
  ask<C extends DeskCommand>(command: C, argument: Argument<C>): Promise<Answer<C> | null>
  /** What is on the app's screen; null while it does not run. */
  look(): Promise<Snapshot | null>
  /** Starts the app. */
  open(): Promise<void>
  close(how: 'stop' | 'kill'): Promise<void>
  /** Pulls at the exchange's strings, also while its port is gone for a moment. */
  pull(pulls: readonly Pull[]): Promise<void>
  /** The app's machine has slept. */
  wake(): void
  /** Somebody turns the clock of the app's machine. */
  setClock(byMs: number): void
}

import type { CancelOnDisconnectState, Problem } from '../../preload/model'
import type { VenueSocket } from './venue-socket'

/** What it works with. */
export interface CancelOnDisconnectParts {
  /** The account's socket as long as the venue has it, also while it is silent: what it holds, it holds until the end. */
  joinedSocket: () => VenueSocket | null
  onChange: (state: CancelOnDisconnectState) => void
}

const method = 'order.cancel_on_disconnect'
const disarmTimeoutMs = 3_000

/** Keeps the wish that orders go with the connection: the venue forgets it with every connection. */
export class CancelOnDisconnect {
  readonly #parts: CancelOnDisconnectParts
  #isWanted = false
  #state: CancelOnDisconnectState = 'off'
  #problem: Problem | null = null
  /** Grows with every change: an older answer is of no meaning. */
  #generation = 0

  constructor(parts: CancelOnDisconnectParts) {
    this.#parts = parts
  }

  get state(): CancelOnDisconnectState {
    return this.#state
  }

  /** Why the venue said no. */
  get problem(): Problem | null {
    return this.#problem
  }

  /** Wants it or not, from now on and on every connection; resolves to the state the venue has confirmed. */
  async set(isWanted: boolean): Promise<CancelOnDisconnectState> {
    this.#isWanted = isWanted
    if (!isWanted && this.#state === 'off') return 'off'
    return this.#ask(isWanted)
  }

  /** A connection is up: arms it anew where that is wanted. */
  async joined(): Promise<void> {
    if (this.#isWanted) await this.#ask(true)
  }

  /** The connection is gone and the venue's memory with it. */
  left(): void {
    this.#generation += 1
    this.#become(this.#isWanted ? 'arming' : 'off')
  }

  /**
   * Disarms this connection before it is closed on purpose; the wish itself stays. False where the venue did
   * not confirm it: orders may go with the connection.
   */
  async disarm(): Promise<boolean> {
    if (this.#state === 'off' || this.#state === 'refused') return true
    const generation = ++this.#generation
    let isConfirmed = false
    for (let tries = 0; tries < 2 && !isConfirmed; tries += 1) {
      const answer = await this.#parts.joinedSocket()?.call(method, { enabled: false }, disarmTimeoutMs)
      isConfirmed = answer?.ok ?? false
    }
    if (generation === this.#generation) this.#become('arming')
    return isConfirmed
  }

  async #ask(isWanted: boolean): Promise<CancelOnDisconnectState> {
    const generation = ++this.#generation
    // Until the venue confirms an end, orders may still go with the connection.
    if (isWanted) this.#become('arming')
    const answer = await this.#parts.joinedSocket()?.call(method, { enabled: isWanted })
    if (generation !== this.#generation) return this.#state
    if (!answer) this.#become(isWanted ? 'arming' : 'off')
    else if (answer.ok) this.#become(isWanted ? 'on' : 'off')
    // No answer: the venue may have armed it, so that it stays to be disarmed.
    else if (isWanted && answer.failure.reached === 'refused') this.#become('refused', answer.failure.problem)
    return this.#state
  }

  #become(state: CancelOnDisconnectState, problem: Problem | null = null): void {
    const isNew = state !== this.#state
    this.#state = state
    this.#problem = problem
    if (isNew) this.#parts.onChange(state)
  }
}

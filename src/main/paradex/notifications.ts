import type { Problem, Result } from '../../preload/model'
import type { RestClient } from './rest'
import type { RestResult } from './rest-failure'
import type { Translator } from './translator'

const unreadable = { ok: false, problem: { code: 'rest.unreadable' } } as const

/** How far the account's notifications have been seen, on whichever device; milliseconds of the venue's clock. */
export class Notifications {
  readonly #rest: RestClient
  readonly #translator: Translator
  readonly #refusal: Problem | null

  /** `refusal` is why the mark may not be moved: a read-only token only reads. */
  constructor(rest: RestClient, translator: Translator, refusal: Problem | null) {
    this.#rest = rest
    this.#translator = translator
    this.#refusal = refusal
  }

  /** GET /account/profile: 0 where nobody has seen any yet. */
  async seenUntilMs(): Promise<Result<number>> {
    return this.#read(await this.#rest.readPrivate('/account/profile'))
  }

  /** POST /account/profile/notifications/last_seen: all until the venue's now; where the mark is then. */
  async markSeen(): Promise<Result<number>> {
    if (this.#refusal) return { ok: false, problem: this.#refusal }
    return this.#read(await this.#rest.submit('POST', '/account/profile/notifications/last_seen'))
  }

  #read(answer: RestResult<unknown>): Result<number> {
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const seen = this.#translator.read(
      'profile',
      answer.value,
      (wire) => wire.timeMsOrNull('last_seen_notification') ?? 0,
    )
    return seen === null ? unreadable : { ok: true, value: seen }
  }
}

import type { Result } from '../../preload/model'
import type { MarginSetting } from '../../preload/records'
import type { RestClient } from './rest'
import type { RestResult } from './rest-failure'
import type { Translator } from './translator'
import { WireObject } from './wire'

const unreadable = { ok: false, problem: { code: 'rest.unreadable' } } as const

/** The account's margin and leverage, market by market. */
export class Margin {
  readonly #rest: RestClient
  readonly #translator: Translator

  constructor(rest: RestClient, translator: Translator) {
    this.#rest = rest
    this.#translator = translator
  }

  /** GET /account/margin; null when the venue has no setting of this market. */
  async get(market: string): Promise<Result<MarginSetting | null>> {
    const answer = await this.#rest.readPrivate('/account/margin', { market })
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const settings = this.#translator.read('margin', answer.value, (wire) =>
      wire.list('configs').map((config) => toSetting(new WireObject(config, 'config'))),
    )
    if (!settings) return unreadable
    return { ok: true, value: settings.find((setting) => setting.market === market) ?? null }
  }

  /** POST /account/margin/{market}; leverage is whole, from 1 to the market's most. */
  async set({ market, kind, leverage }: MarginSetting): Promise<Result<MarginSetting>> {
    const body = { leverage, margin_type: kind === 'isolated' ? 'ISOLATED' : 'CROSS' }
    const answer: RestResult<unknown> = await this.#rest.submit(
      'POST',
      `/account/margin/${encodeURIComponent(market)}`,
      body,
    )
    if (!answer.ok) return { ok: false, problem: answer.failure.problem }
    const setting = this.#translator.read('margin', answer.value, toSetting)
    return setting ? { ok: true, value: setting } : unreadable
  }
}

function toSetting(wire: WireObject): MarginSetting {
  const isIsolated = wire.textOrEmpty('margin_type') === 'ISOLATED'
  const isolated = isIsolated ? wire.decimalOrNull('isolated_margin_leverage') : null
  return {
    market: wire.text('market'),
    kind: isIsolated ? 'isolated' : 'cross',
    leverage: Number(isolated ?? wire.decimal('leverage')),
  }
}

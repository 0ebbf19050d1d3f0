import { Fields } from './fields'
import { refusalOf } from './refusal'
import { readRecvWindow, refuseForeign } from './order-form'
import type { AlgoOrder } from './exchange/types'
import type { Algos } from './exchange/algos'
import type { OrderSignatures } from './order-signatures'

const DEFAULT_FREQUENCY_S = 30

/** Takes signed TWAPs. */
export class AlgoEntry {
  constructor(
    private readonly algos: Algos,
    private readonly signatures: OrderSignatures,
  ) {}

  /** Checks form, time and signature, which is that of a plain market order of the whole size. Throws a VenueRefusal. */
  submit(account: string, body: Readonly<Record<string, unknown>>): AlgoOrder {
    const fields = new Fields(body)
    fields.word('algo_type', ['TWAP'])
    const type = fields.word('type', ['MARKET'])
    refuseForeign(fields)
    const [market, side] = [fields.text('market'), fields.word('side', ['BUY', 'SELL'])]
    const size = fields.decimal('size')
    const timestampMs = fields.integer('signature_timestamp')
    this.signatures.checkTime(timestampMs, readRecvWindow(fields))
    const hash = this.signatures.check(account, fields.text('signature'), (messages, address) =>
      messages.order(address, { timestampMs, market, side, type, size, price: 0n }),
    )
    this.signatures.requireNew(account, hash)
    const durationS = fields.integer('duration_seconds')
    const frequencyS = fields.has('frequency') ? fields.integer('frequency') : DEFAULT_FREQUENCY_S
    const answer = this.algos.submit(account, { market, side, size, durationS, frequencyS })
    if (!answer.ok) throw refusalOf(answer.refusal)
    this.signatures.remember(account, hash)
    return answer.algo
  }
}

import { VenueRefusal } from './refusal'
import type { Fields } from './fields'
import type { MarketSpec, SystemStatus } from './exchange/types'
import type { Venue } from './venue'

const STAGE_MS = 5 * 60_000
const amounts = {
  tick: 'tick',
  step: 'step',
  minNotional: 'minNotional',
  maxOrderSize: 'maxOrderSize',
  positionLimit: 'positionLimit',
  priceBandsWidth: 'priceBandsWidth',
  imf: 'imfBase',
  takerFeeRate: 'takerFeeRate',
} as const

/** The change of a market that is asked for; nothing that is not named. */
export function readMarketChange(fields: Fields): Partial<MarketSpec> {
  const change: Partial<MarketSpec> = {}
  for (const [name, member] of Object.entries(amounts)) {
    if (!fields.has(name)) continue
    const amount = fields.decimal(name)
    if (amount <= 0n) throw new VenueRefusal('VALIDATION_ERROR', `${name}: must be above zero.`)
    change[member] = amount
  }
  for (const name of ['maxOpenOrders', 'openAtMs'] as const) {
    if (fields.has(name)) change[name] = fields.integer(name)
  }
  if (fields.has('tradingMode')) change.tradingMode = fields.word('tradingMode', ['STANDARD', 'RFQ_ONLY'])
  return change
}

/** Opens the market asked for. */
export function listMarket({ exchange }: Venue, fields: Fields): void {
  const symbol = fields.text('market')
  const model = exchange.markets.get(fields.text('like'))
  if (!model) throw new VenueRefusal('MARKET_NOT_FOUND', 'like: no such market')
  if (exchange.markets.has(symbol)) throw new VenueRefusal('NOT_UNIQUE', `there is a market ${symbol}`)
  const startPrice = fields.has('price') ? fields.decimal('price') : model.startPrice
  if (startPrice <= 0n) throw new VenueRefusal('VALIDATION_ERROR', 'price: must be above zero.')
  const [baseCurrency = symbol] = symbol.split('-')
  exchange.listings.list({ ...model, symbol, baseCurrency, startPrice })
}

/** Goes through the states of the venue's maintenance. */
export function walkMaintenance({ exchange, later, faults }: Venue, fields: Fields): void {
  const lasting = (name: string) => (fields.has(name) ? fields.integer(name) : STAGE_MS)
  const [cancelOnlyMs, postOnlyMs] = [lasting('cancelOnlyMs'), lasting('postOnlyMs')]
  const walk = (faults.walk += 1)
  const stage = (afterMs: number, status: SystemStatus, next?: () => void): void =>
    later.after(afterMs, () => {
      if (walk !== faults.walk) return
      exchange.setSystemStatus(status)
      next?.()
    })
  exchange.setSystemStatus('cancel_only')
  stage(cancelOnlyMs, 'post_only', () => stage(postOnlyMs, 'ok'))
}

import { Fields } from './fields'
import { VenueRefusal, refusalOf } from './refusal'
import { controlState } from './control-state'
import { feltText, toFelt } from './stark'
import { listMarket, readMarketChange, walkMaintenance } from './control-markets'
import {
  frameFault,
  pace,
  readDelay,
  refusing,
  restFault,
  rpcFault,
  sockets as readSockets,
} from './control-faults'
import { TOKEN_LIFE_S } from './tokens'
import { venueLimits } from './limits'
import type { ControlVerb } from './control-verbs'
import type { ExchangeOrder, Quanta } from './exchange/types'
import type { JsonObject } from './json'
import type { LimitSettings } from './limits'
import type { Sockets } from './socket/sockets'
import type { Venue } from './venue'

/** What the control may pull at. */
export interface Strings {
  venue: Venue
  sockets: Sockets
  /** Takes no connection for a while, once the control has had its answer. */
  goAway: (forMs: number) => void
}

type Action = (strings: Strings, ask: Record<string, unknown>) => JsonObject

/** What each verb does; throws with a sentence when it cannot. */
export const controlActions: Readonly<Record<ControlVerb, Action>> = {
  price({ venue }, ask) {
    const fields = new Fields(ask)
    venue.exchange.movePrice(readMarket(venue, fields), fields.decimal('price'))
    return {}
  },
  fill({ venue }, ask) {
    const fields = new Fields(ask)
    const size = fields.has('size') ? fields.decimal('size') : undefined
    const answer = venue.exchange.fillOrder(chooseOrder(venue, fields).id, size)
    if (!answer.ok) throw refusalOf(answer.refusal)
    return { fillId: answer.fill.id, orderId: answer.fill.orderId }
  },
  pause({ venue }, ask) {
    venue.exchange.pause(readFlag(ask, 'paused'))
    return {}
  },
  fund({ venue }, ask) {
    const fields = new Fields(ask)
    fund(venue, readFelt(fields, 'account'), fields.decimal('amount'))
    return {}
  },
  subkey({ venue }, ask) {
    const fields = new Fields(ask)
    const account = readFelt(fields, 'account')
    const publicKey = BigInt(readFelt(fields, 'publicKey'))
    venue.exchange.openAccount(account, venue.deposit)
    if (venue.keys.subkey(account, publicKey)?.state !== 'active') {
      const rest = { name: 'control', allowedCidrs: [], ephemeralKey: undefined, encryptedKey: '' }
      venue.keys.registerSubkey({ account, publicKey, ...rest })
    }
    return {}
  },
  drop({ sockets }, ask) {
    const fields = new Fields(ask)
    return { sockets: sockets.drop(readSockets(fields), fields.word('how', ['close', 'reset'])) }
  },
  freeze({ sockets }, ask) {
    const deaf = ask.deaf !== undefined && readFlag(ask, 'deaf')
    return { sockets: sockets.freeze(readSockets(new Fields(ask)), readFlag(ask, 'frozen'), deaf) }
  },
  slow({ venue }, ask) {
    const fields = new Fields(ask)
    venue.faults.setPace(readSockets(fields), pace(fields))
    return {}
  },
  refuse({ venue }, ask) {
    venue.faults.refusing = readFlag(ask, 'refused') ? refusing(ask) : undefined
    return {}
  },
  away({ goAway }, ask) {
    goAway(readDelay(new Fields(ask), 'forMs'))
    return {}
  },
  frames({ venue }, ask) {
    venue.faults.addFrames(frameFault(ask))
    return {}
  },
  rest({ venue }, ask) {
    venue.faults.addRest(restFault(ask))
    return {}
  },
  rpc({ venue }, ask) {
    venue.faults.addRpc(rpcFault(ask))
    return {}
  },
  jwt({ venue }, ask) {
    venue.tokens.lifeS = new Fields(ask).integer('lifeS')
    return {}
  },
  expireJwt({ venue }) {
    venue.tokens.expireAll()
    return {}
  },
  system({ venue }, ask) {
    const statuses = ['ok', 'maintenance', 'cancel_only', 'post_only'] as const
    venue.exchange.setSystemStatus(new Fields(ask).word('status', statuses))
    return {}
  },
  limits({ venue }, ask) {
    venue.limits.configure(readLimits(ask))
    return {}
  },
  clock({ venue }, ask) {
    venue.clock.shiftTo(new Fields(ask).integer('offsetMs'))
    return {}
  },
  settleFunding({ venue }, ask) {
    venue.exchange.settleFunding(readMarket(venue, new Fields(ask)))
    return {}
  },
  market({ venue }, ask) {
    venue.exchange.listings.change(readMarket(venue, new Fields(ask)), readMarketChange(new Fields(ask)))
    return {}
  },
  list({ venue }, ask) {
    listMarket(venue, new Fields(ask))
    return {}
  },
  delist({ venue }, ask) {
    venue.exchange.listings.delist(readMarket(venue, new Fields(ask)))
    return {}
  },
  maintenance({ venue }, ask) {
    walkMaintenance(venue, new Fields(ask))
    return {}
  },
  bust({ venue }, ask) {
    const fields = new Fields(ask)
    const revert = ask.revert !== undefined && readFlag(ask, 'revert')
    const refusal = venue.exchange.bust(readFelt(fields, 'account'), fields.text('fillId'), revert)
    if (refusal) throw refusalOf(refusal)
    return {}
  },
  privateSbe({ venue }, ask) {
    venue.faults.privateSbe = readFlag(ask, 'enabled')
    return {}
  },
  tokens({ venue }) {
    return { tokens: venue.tokens.all() }
  },
  heal({ venue, sockets }) {
    venue.faults.clear()
    venue.tokens.lifeS = TOKEN_LIFE_S
    venue.clock.shiftTo(0)
    venue.limits.configure(venueLimits)
    venue.exchange.setSystemStatus('ok')
    sockets.freeze('all', false)
    return {}
  },
  state({ venue, sockets }) {
    return controlState(venue, sockets)
  },
}

function fund(venue: Venue, account: string, amount: Quanta): void {
  if (venue.exchange.account(account)) venue.exchange.deposit(account, amount)
  else venue.exchange.openAccount(account, amount)
}

function chooseOrder(venue: Venue, fields: Fields): ExchangeOrder {
  if (fields.has('account')) {
    const [oldest] = venue.exchange
      .openOrders(readFelt(fields, 'account'))
      .sort((left, right) => left.createdAtMs - right.createdAtMs)
    if (oldest) return oldest
    throw new VenueRefusal('ORDER_ID_NOT_FOUND', 'the account has no open order')
  }
  const clientId = fields.has('clientId') ? fields.text('clientId') : undefined
  for (const account of venue.keys.accounts()) {
    const order =
      clientId === undefined
        ? venue.exchange.order(account, fields.text('orderId'))
        : venue.exchange.orderByClientId(account, clientId)
    if (order) return order
  }
  throw new VenueRefusal('ORDER_ID_NOT_FOUND', 'no such order')
}

function readMarket(venue: Venue, fields: Fields): string {
  const market = fields.text('market')
  if (!venue.exchange.markets.has(market))
    throw new VenueRefusal('MARKET_NOT_FOUND', `no such market: ${market}`)
  return market
}

function readFelt(fields: Fields, name: string): string {
  const felt = toFelt(fields.text(name))
  if (!felt) throw new VenueRefusal('VALIDATION_ERROR', `${name}: must be a felt.`)
  return feltText(felt)
}

function readFlag(ask: Record<string, unknown>, name: string): boolean {
  const value = ask[name]
  if (typeof value !== 'boolean')
    throw new VenueRefusal('VALIDATION_ERROR', `${name}: must be true or false.`)
  return value
}

function readLimits(ask: Record<string, unknown>): Partial<LimitSettings> {
  const fields = new Fields(ask)
  for (const name of Object.keys(ask)) {
    if (!Object.hasOwn(venueLimits, name))
      throw new VenueRefusal('VALIDATION_ERROR', `no such limit: ${name}`)
    fields.integer(name)
  }
  return ask
}

import { VenueRefusal } from '../refusal'
import { feltText, parseSignature, toFelt, verifySignature } from '../stark'
import { accountClasses } from '../chain'
import { ok } from './routes'
import { addressOf, openAccount } from '../opening'
import { parseObject } from '../json'
import { requireAllowed } from '../cidrs'
import type { Grant } from '../tokens'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { StarkSignature } from '../stark'
import type { Venue } from '../venue'

const DEFAULT_EXPIRATION_S = 30 * 60
const MAX_EXPIRATION_S = 7 * 24 * 3600
/** How far ahead of the exchange's clock a client's may be. */
const MAX_AHEAD_S = 60

/** Onboarding and tokens, proven by Stark signatures. */
export const sessionRoutes: readonly Route[] = [
  { method: 'GET', path: '/onboarding', answer: describeOnboarding },
  { method: 'POST', path: '/onboarding', answer: onboard },
  { method: 'POST', path: '/auth', answer: authenticate },
  { method: 'POST', path: '/auth/{subkey}', answer: authenticate },
]

function describeOnboarding(venue: Venue, { query }: RestRequest): RestAnswer {
  query.required('account_signer_type')
  const type = query.word('account_signer_type', ['starknet', 'eip191'])
  if (type === 'eip191') {
    throw new VenueRefusal('REQUEST_NOT_ALLOWED', 'Ethereum accounts are not served by this exchange')
  }
  const address = addressOf(publicKeyOf(query.required('public_key')))
  return ok({
    address,
    account_signer_type: 'starknet',
    exists: venue.keys.mainKey(address) !== undefined,
    derivation_info: { class_hash: accountClasses.accountHash, proxy_class_hash: accountClasses.proxyHash },
  })
}

function onboard(venue: Venue, request: RestRequest): RestAnswer {
  const ethereum = header(request, 'paradex-ethereum-account')
  if (!/^0x[0-9a-f]{40}$/i.test(ethereum)) {
    throw new VenueRefusal('INVALID_ETHEREUM_ADDRESS', 'PARADEX-ETHEREUM-ACCOUNT must be an Ethereum address')
  }
  const { address, account, signature } = signedHeaders(request)
  const body = parseObject(request.body)
  if (!body) throw new VenueRefusal('BINDING_ERROR', 'request body must be a JSON object')
  if (typeof body.public_key !== 'string') {
    throw new VenueRefusal('VALIDATION_ERROR', 'public_key: cannot be blank.')
  }
  const publicKey = publicKeyOf(body.public_key)
  if (addressOf(publicKey) !== account) {
    throw new VenueRefusal('INVALID_STARKNET_ADDRESS', 'the address does not derive from the public key')
  }
  requireSignature(publicKey, venue.messages.onboarding(address), signature)
  openAccount(venue, publicKey)
  return { status: 200 }
}

function authenticate(venue: Venue, request: RestRequest): RestAnswer {
  const { address, account, signature } = signedHeaders(request)
  const message = requireTimes(request, venue.clock.nowMs() / 1000)
  const { key, grant } = signingKey(venue, account, request)
  requireSignature(key, venue.messages.auth(address, message), signature)
  const interactive = request.query.text('token_usage') === 'interactive'
  return ok({ jwt_token: venue.tokens.issue({ ...grant, interactive }).token })
}

function signingKey(
  venue: Venue,
  account: string,
  { params, ip }: RestRequest,
): { key: bigint; grant: Omit<Grant, 'interactive'> } {
  if (!venue.exchange.account(account)) {
    throw new VenueRefusal('NOT_ONBOARDED', 'User has never called /onboarding endpoint')
  }
  if (params.subkey !== undefined) {
    const key = publicKeyOf(params.subkey)
    const subkey = venue.keys.subkey(account, key)
    if (subkey?.state !== 'active')
      throw new VenueRefusal('INVALID_SUBKEY', 'the subkey is not active with this account')
    requireAllowed(subkey.allowedCidrs, ip)
    return { key, grant: { account, kind: 'subkey', subkey: key } }
  }
  const main = venue.keys.mainKey(account)
  if (main === undefined)
    throw new VenueRefusal('NOT_ONBOARDED', 'User has never called /onboarding endpoint')
  return { key: main, grant: { account, kind: 'main' } }
}

function requireTimes(request: RestRequest, nowS: number): { timestampS: number; expirationS: number } {
  const timestampS = seconds(header(request, 'paradex-timestamp'))
  if (timestampS === undefined || timestampS > nowS + MAX_AHEAD_S) {
    throw new VenueRefusal(
      'INVALID_TIMESTAMP',
      'PARADEX-TIMESTAMP must be a time in seconds, not in the future',
    )
  }
  const expirationText = header(request, 'paradex-signature-expiration')
  const expirationS = expirationText === '' ? timestampS + DEFAULT_EXPIRATION_S : seconds(expirationText)
  if (expirationS === undefined || expirationS <= nowS || expirationS > timestampS + MAX_EXPIRATION_S) {
    throw new VenueRefusal(
      'INVALID_BLOCK_EXPIRATION',
      'PARADEX-SIGNATURE-EXPIRATION must be in the future and at most one week after the timestamp',
    )
  }
  return { timestampS, expirationS }
}

function signedHeaders(request: RestRequest): {
  address: bigint
  account: string
  signature: StarkSignature
} {
  const address = toFelt(header(request, 'paradex-starknet-account'))
  if (!address)
    throw new VenueRefusal('INVALID_STARKNET_ADDRESS', 'PARADEX-STARKNET-ACCOUNT must be an address')
  const signature = parseSignature(header(request, 'paradex-starknet-signature'))
  if (!signature) {
    throw new VenueRefusal('INVALID_STARKNET_SIGNATURE', 'PARADEX-STARKNET-SIGNATURE must be ["r","s"]')
  }
  return { address, account: feltText(address), signature }
}

function requireSignature(publicKey: bigint, hash: bigint, signature: StarkSignature): void {
  if (!verifySignature(publicKey, hash, signature)) {
    throw new VenueRefusal('STARKNET_SIGNATURE_VERIFICATION_FAILED', 'the signature is not of this account')
  }
}

function publicKeyOf(text: string): bigint {
  const key = toFelt(text)
  if (!key) throw new VenueRefusal('PUBLIC_KEY_INVALID', 'public key must be a felt')
  return key
}

function header({ headers }: RestRequest, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value.trim() : ''
}

function seconds(text: string): number | undefined {
  return /^\d{1,11}$/.test(text) ? Number(text) : undefined
}

import { Fields } from '../fields'
import { VenueRefusal } from '../refusal'
import { feltText, hashOf, pedersen, readSignature, toFelt, verifySignature } from '../stark'
import { objectIn } from './body'
import { ok } from './routes'
import { readCidrs } from '../cidrs'
import { subkeyShape } from '../shapes/keys'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { Subkey } from '../keys'
import type { Venue } from '../venue'

/** How far a signature's time may be from the exchange's clock. */
const MAX_AHEAD_S = 60
const SUBKEYS = '/account/keys/subkeys'

/** Subkeys: managed by the main key alone. */
export const keyRoutes: readonly Route[] = [
  { method: 'GET', path: SUBKEYS, private: true, answer: list },
  { method: 'POST', path: SUBKEYS, private: true, mainOnly: true, answer: register },
  { method: 'POST', path: `${SUBKEYS}/activate`, answer: activate },
  { method: 'GET', path: `${SUBKEYS}/{public_key}`, private: true, answer: one },
  { method: 'PUT', path: `${SUBKEYS}/{public_key}`, private: true, mainOnly: true, answer: rename },
  { method: 'DELETE', path: `${SUBKEYS}/{public_key}`, private: true, mainOnly: true, answer: revoke },
  {
    method: 'PUT',
    path: `${SUBKEYS}/{public_key}/allowed-cidrs`,
    private: true,
    mainOnly: true,
    answer: restrict,
  },
]

function list({ keys }: Venue, { account, query }: RestRequest): RestAnswer {
  const all = query.flag('with_revoked')
  return ok({
    results: keys
      .subkeysOf(account)
      .filter(({ state }) => all || state !== 'revoked')
      .map(subkeyShape),
  })
}

function register(venue: Venue, { account, body }: RestRequest): RestAnswer {
  const fields = new Fields(objectIn(body))
  const publicKey = keyOf(fields.text('public_key'))
  const pending = fields.word('state', ['active', 'pending'], 'active') === 'pending'
  const entry = {
    account,
    publicKey,
    name: fields.text('name'),
    allowedCidrs: readCidrs(fields),
    ephemeralKey: pending ? keyOf(fields.text('eph_public_key')) : undefined,
    encryptedKey: pending ? fields.text('encrypted_key') : '',
  }
  requireRegistration(venue, account, publicKey, fields)
  if (venue.keys.subkey(account, publicKey) ?? venue.keys.mainKey(account) === publicKey)
    throw new VenueRefusal('NOT_UNIQUE', 'this key is on file already')
  venue.keys.registerSubkey(entry)
  return { status: 201 }
}

/** The main key's word for a subkey, which the venue asks for behind a switch: here it is on. */
function requireRegistration(venue: Venue, account: string, publicKey: bigint, fields: Fields): void {
  const nowS = venue.clock.nowMs() / 1000
  const [timestampS, expiryS] = [fields.integer('signature_timestamp'), fields.integer('signature_expiry')]
  if (timestampS > nowS + MAX_AHEAD_S)
    throw new VenueRefusal('INVALID_TIMESTAMP', 'signature_timestamp must be in seconds, not in the future')
  if (expiryS <= nowS) throw new VenueRefusal('INVALID_BLOCK_EXPIRATION', 'signature_expiry has passed')
  const hash = hashOf([toFelt(account) ?? 0n, publicKey, BigInt(timestampS), BigInt(expiryS)])
  requireSigned(venue.keys.mainKey(account), hash, fields)
}

/** Public: the ephemeral key's signature is what proves the right to it. */
function activate(venue: Venue, { body }: RestRequest): RestAnswer {
  const fields = new Fields(objectIn(body))
  const account = toFelt(fields.text('account_id')) ?? 0n
  const subkey = venue.keys.subkey(feltText(account), keyOf(fields.text('public_key')))
  if (!subkey) throw notFound()
  if (subkey.state !== 'pending')
    throw new VenueRefusal('SUBKEY_NOT_ACTIVATABLE', 'the subkey is not pending', { status: 403 })
  const hash = pedersen(BigInt(fields.integer('timestamp')), subkey.ephemeralKey ?? 0n)
  requireSigned(subkey.ephemeralKey, hash, fields)
  venue.keys.update(subkey, { state: 'active', name: fields.textOr('name', subkey.name) })
  return ok({ encrypted_key: subkey.encryptedKey })
}

function requireSigned(publicKey: bigint | undefined, hash: bigint, fields: Fields): void {
  const signature = readSignature(fields.texts('signature'))
  if (!signature) throw new VenueRefusal('INVALID_STARKNET_SIGNATURE', 'signature must be [r, s]')
  if (publicKey === undefined || !verifySignature(publicKey, hash, signature))
    throw new VenueRefusal('STARKNET_SIGNATURE_VERIFICATION_FAILED', 'the signature is not of this key')
}

function one(venue: Venue, request: RestRequest): RestAnswer {
  return ok(subkeyShape(subkeyNamed(venue, request)))
}

function rename(venue: Venue, request: RestRequest): RestAnswer {
  const subkey = subkeyNamed(venue, request)
  venue.keys.update(subkey, { name: new Fields(objectIn(request.body)).text('name') })
  return ok(subkeyShape(subkey))
}

function revoke(venue: Venue, request: RestRequest): RestAnswer {
  const subkey = subkeyNamed(venue, request, 400)
  if (subkey.state !== 'revoked') venue.keys.update(subkey, { state: 'revoked' })
  venue.tokens.revokeSubkey(subkey.account, subkey.publicKey)
  return ok({ public_key: feltText(subkey.publicKey) })
}

function restrict(venue: Venue, request: RestRequest): RestAnswer {
  const subkey = subkeyNamed(venue, request)
  venue.keys.update(subkey, { allowedCidrs: readCidrs(new Fields(objectIn(request.body))) })
  return ok(subkeyShape(subkey))
}

function subkeyNamed({ keys }: Venue, { account, params }: RestRequest, status = 404): Subkey {
  const subkey = keys.subkey(account, keyOf(params.public_key ?? ''))
  if (!subkey) throw notFound(status)
  return subkey
}

function keyOf(text: string): bigint {
  const key = toFelt(text)
  if (!key) throw new VenueRefusal('PUBLIC_KEY_INVALID', 'public key must be a felt')
  return key
}

function notFound(status = 404): VenueRefusal {
  return new VenueRefusal('INVALID_SUBKEY', 'no such subkey', { status })
}

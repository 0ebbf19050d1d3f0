import { VenueRefusal } from './refusal'
import { parseSignature, toFelt, verifySignature } from './stark'
import type { Clock } from './clock'
import type { KeyRing } from './keys'
import type { Messages } from './messages'

/** How far ahead of the exchange's clock a client's may be. */
const MAX_AHEAD_MS = 60_000
const REMEMBERED_HASHES = 10_000

/** Checks the signatures under orders, and that none is used twice. */
export class OrderSignatures {
  private readonly seenHashes = new Map<string, Set<bigint>>()

  constructor(
    private readonly keys: KeyRing,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /** Throws INVALID_TIMESTAMP for a request that comes too late, or from the future. */
  checkTime(signedAtMs: number, recvWindowMs: number): void {
    const ageMs = this.clock.nowMs() - signedAtMs
    if (ageMs > recvWindowMs)
      throw new VenueRefusal('INVALID_TIMESTAMP', 'order was received outside of recv_window')
    if (ageMs < -MAX_AHEAD_MS)
      throw new VenueRefusal('INVALID_TIMESTAMP', 'signature_timestamp is in the future')
  }

  /** The hash that one of the account's keys has signed; throws INVALID_ORDER_SIGNATURE when none has. */
  check(
    account: string,
    signature: string,
    hashFor: (messages: Messages, address: bigint) => bigint,
  ): bigint {
    const parsed = parseSignature(signature)
    if (!parsed) throw new VenueRefusal('INVALID_ORDER_SIGNATURE', 'signature must be ["r","s"]')
    const hash = hashFor(this.messages, toFelt(account) ?? 0n)
    if (!this.keys.keysOf(account).some((key) => verifySignature(key, hash, parsed)))
      throw new VenueRefusal('INVALID_ORDER_SIGNATURE', 'order signature verification failed')
    return hash
  }

  /** Throws NOT_UNIQUE for signed content that has become an order before: signature_timestamp is the nonce. */
  requireNew(account: string, hash: bigint): void {
    if (this.seenHashes.get(account)?.has(hash))
      throw new VenueRefusal('NOT_UNIQUE', 'an order with this signed content exists already')
  }

  remember(account: string, hash: bigint): void {
    const seen = this.seenHashes.get(account) ?? new Set<bigint>()
    this.seenHashes.set(account, seen.add(hash))
    const [oldest] = seen
    if (seen.size > REMEMBERED_HASHES && oldest !== undefined) seen.delete(oldest)
  }
}

import { feltText } from '../stark'
import type { ApiToken } from '../api-tokens'
import type { JsonObject } from '../json'
import type { Subkey } from '../keys'

/** A subkey (responses.Subkey); times in nanoseconds. */
export function subkeyShape(subkey: Subkey): JsonObject {
  return {
    id: subkey.id,
    account_id: subkey.account,
    public_key: feltText(subkey.publicKey),
    name: subkey.name,
    state: subkey.state,
    allowed_cidrs: subkey.allowedCidrs,
    created_at: subkey.createdAtNs,
    updated_at: subkey.updatedAtNs,
    revoked_at: subkey.revokedAtNs,
  }
}

/** A read-only token (responses.ApiToken), without the token itself; times in nanoseconds. */
export function apiTokenShape(token: ApiToken): JsonObject {
  return {
    token_id: String(token.serial),
    lookup_id: token.lookupId,
    name: token.name,
    kind: token.kind,
    allowed_cidrs: token.allowedCidrs,
    created_at: token.createdAtNs,
    expiry_at: token.expiryAtNs,
    last_updated_at: token.updatedAtNs,
    revoked_at: token.revokedAtNs,
  }
}

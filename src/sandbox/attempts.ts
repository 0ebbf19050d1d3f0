/** How often a client id came in, and how often it became an order. */
export interface Attempts {
  received: number
  accepted: number
}

/** Counts, for each account, what became of the client ids it sent. */
export class AttemptLog {
  private readonly byAccount = new Map<string, Map<string, Attempts>>()

  /** The count of one client id; orders without one are under the empty text. */
  of(account: string, clientId: string): Attempts {
    const byClientId = this.byAccount.get(account) ?? new Map<string, Attempts>()
    this.byAccount.set(account, byClientId)
    const attempts = byClientId.get(clientId) ?? { received: 0, accepted: 0 }
    byClientId.set(clientId, attempts)
    return attempts
  }

  allOf(account: string): ReadonlyMap<string, Attempts> {
    return this.byAccount.get(account) ?? new Map<string, Attempts>()
  }
}

/** What an account has said of itself and of how it likes to be shown things. */
export interface Profile {
  username: string
  /** When its owner last looked at the notifications; milliseconds, 0 for never. */
  lastSeenMs: number
  sizeDisplay: 'BASE' | 'QUOTE'
  valueDisplay: 'SPOT_NOTIONAL' | 'MARKET_VALUE'
  /** Fractions by market, as texts. */
  maxSlippage: Record<string, string>
  notifications: Record<NotificationName, boolean>
}

export const notificationNames = ['announcements', 'fill_sound', 'fills', 'orders', 'transfers'] as const
export type NotificationName = (typeof notificationNames)[number]

/** The profiles of all accounts. */
export class Profiles {
  private readonly byAccount = new Map<string, Profile>()

  /** An account's profile, to be read or changed. */
  of(account: string): Profile {
    const known = this.byAccount.get(account) ?? {
      username: '',
      lastSeenMs: 0,
      sizeDisplay: 'BASE' as const,
      valueDisplay: 'SPOT_NOTIONAL' as const,
      maxSlippage: {},
      notifications: { announcements: true, fill_sound: true, fills: true, orders: true, transfers: true },
    }
    this.byAccount.set(account, known)
    return known
  }
}

import type { Grant } from './tokens'
import type { Later } from './later'
import type { Limits } from './limits'

/** How long an order or a cancellation of a retail session is held back. */
export const SPEED_BUMP_MS = 300

/** What makes a retail session another one than a pro session: its speed bump and its small budget. */
export class Retail {
  constructor(
    private readonly limits: Limits,
    private readonly later: Later,
  ) {}

  /** Counts one order; false for a pro session, and for a retail one that has used up its budget. */
  takeOrder(grant: Grant): boolean {
    return grant.interactive && this.limits.takeRetail(grant.account)
  }

  /** Acts after the speed bump if there is one, else at once. */
  bump(bumped: boolean, act: () => void): void {
    if (bumped) this.later.after(SPEED_BUMP_MS, act)
    else act()
  }
}

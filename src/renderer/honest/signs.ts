import type { Connection, Runtime, SystemState } from '../../preload/model'

/** Where the clocks' difference begins to matter: candles and countdowns are a second out. */
const clockWarningMs = 1_000
/** As long as an order may be under way: from here a wrong correction of it loses orders. */
const clockDangerMs = 10_000

/** How much a sign matters. */
export type Level = 'fine' | 'warning' | 'danger'

/** How far this computer's clock is from the exchange's; unknown before it was measured. */
export function judgeClock({ clockOffsetMs }: Pick<Connection, 'clockOffsetMs'>): Level | 'unknown' {
  if (clockOffsetMs === null) return 'unknown'
  const away = Math.abs(clockOffsetMs)
  return away >= clockDangerMs ? 'danger' : away >= clockWarningMs ? 'warning' : 'fine'
}

/** What the exchange says of itself, which holds no longer than the line does. */
export function systemOf({ phase, systemState }: Pick<Connection, 'phase' | 'systemState'>): SystemState {
  return phase === 'live' ? systemState : 'unknown'
}

/** Which sentence tells of the keychain. */
export function judgeKeychain(keychain: Runtime['keychain']): 'answers' | 'locked' | 'missing' | 'failed' {
  if (keychain.available) return 'answers'
  if (keychain.problem.code === 'vault.keychainLocked') return 'locked'
  return keychain.problem.code === 'vault.keychainMissing' ? 'missing' : 'failed'
}

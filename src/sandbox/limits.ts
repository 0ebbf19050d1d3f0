import type { Clock } from './clock'

/** Requests allowed in a second, a minute or longer; the venue's published numbers are the default. */
export interface LimitSettings {
  ordersPerSecond: number
  ordersPerMinute: number
  getsPerSecond: number
  getsPerMinute: number
  /** What a retail session may send as such; beyond it, its orders are pro ones. */
  retailOrdersPerSecond: number
  retailOrdersPerMinute: number
  retailOrdersPerHour: number
  retailOrdersPerDay: number
  requestsPerMinutePerIp: number
  connectionsPerSecond: number
  connectionsPerMinute: number
}

export const venueLimits: LimitSettings = {
  ordersPerSecond: 800,
  ordersPerMinute: 17_250,
  getsPerSecond: 120,
  getsPerMinute: 600,
  retailOrdersPerSecond: 3,
  retailOrdersPerMinute: 30,
  retailOrdersPerHour: 300,
  retailOrdersPerDay: 1000,
  requestsPerMinutePerIp: 1500,
  connectionsPerSecond: 20,
  connectionsPerMinute: 600,
}

/** One limit after a request was counted; `resetAtMs` is when its window ends. */
export interface LimitStatus {
  limit: number
  remaining: number
  resetAtMs: number
  exceeded: boolean
}

/** Counts requests in fixed windows, for each account and each address. */
export class Limits {
  private readonly windows = new Map<string, { startMs: number; count: number }>()
  private settings: LimitSettings = venueLimits

  constructor(private readonly clock: Clock) {}

  /** Changes some of the limits and begins counting anew. */
  configure(changes: Partial<LimitSettings>): void {
    this.settings = { ...this.settings, ...changes }
    this.windows.clear()
  }

  takeOrder(account: string): LimitStatus {
    const { ordersPerSecond, ordersPerMinute } = this.settings
    return this.take(`orders ${account}`, ordersPerSecond, ordersPerMinute)
  }

  /** Counts an order of a retail session; false once any of its windows is full. */
  takeRetail(account: string): boolean {
    const { settings } = this
    const windows = [
      this.count(`retail ${account} 1s`, 1000, settings.retailOrdersPerSecond),
      this.count(`retail ${account} 60s`, 60_000, settings.retailOrdersPerMinute),
      this.count(`retail ${account} 1h`, 3_600_000, settings.retailOrdersPerHour),
      this.count(`retail ${account} 1d`, 86_400_000, settings.retailOrdersPerDay),
    ]
    return windows.every(({ exceeded }) => !exceeded)
  }

  takeGet(account: string): LimitStatus {
    const { getsPerSecond, getsPerMinute } = this.settings
    return this.take(`gets ${account}`, getsPerSecond, getsPerMinute)
  }

  takeRequest(ip: string): LimitStatus {
    return this.count(`ip ${ip}`, 60_000, this.settings.requestsPerMinutePerIp)
  }

  takeConnection(ip: string): LimitStatus {
    const { connectionsPerSecond, connectionsPerMinute } = this.settings
    return this.take(`connections ${ip}`, connectionsPerSecond, connectionsPerMinute)
  }

  private take(name: string, perSecond: number, perMinute: number): LimitStatus {
    const second = this.count(`${name} 1s`, 1000, perSecond)
    const minute = this.count(`${name} 60s`, 60_000, perMinute)
    return second.exceeded || (!minute.exceeded && second.remaining < minute.remaining) ? second : minute
  }

  private count(name: string, lengthMs: number, limit: number): LimitStatus {
    const nowMs = this.clock.nowMs()
    const startMs = nowMs - (nowMs % lengthMs)
    const window = this.windows.get(name)
    const count = (window?.startMs === startMs ? window.count : 0) + 1
    this.windows.set(name, { startMs, count })
    return {
      limit,
      remaining: Math.max(0, limit - count),
      resetAtMs: startMs + lengthMs,
      exceeded: count > limit,
    }
  }
}

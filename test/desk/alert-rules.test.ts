import { describe, expect, it } from 'vitest'
import type { AlertRule } from '../../src/preload/alert-rules'
import type { Ticker } from '../../src/preload/model'
import { buy, openDesk } from './opened-desk'

const eth = 'ETH-USD-PERP'

function aRule(over: Partial<AlertRule>): AlertRule {
  return {
    id: 'r',
    kind: 'priceBelow',
    market: eth,
    threshold: '3400',
    withinMinutes: null,
    notification: true,
    sound: true,
    flash: false,
    inApp: true,
    enabled: true,
    ...over,
  }
}

describe('a person’s alert rules', () => {
  it('ring from the exchange’s prices and the account, where each rule says, and not of a muted market', async () => {
    const { desk, control, alerts, pushed, until } = await openDesk()
    const moveTo = async (price: string) => {
      await control.price({ market: eth, price })
      // Told to the window in the same beat as to the rules; one that has yet to come may still be merged.
      await until(() =>
        pushed.some(
          ({ event, payload }) =>
            event === 'market:tickers' &&
            (payload as Ticker[]).some((one) => one.market === eth && one.markPrice === price),
        ),
      )
    }
    const titles = () => desk.snapshot().alerts.map(({ title }) => title)
    await moveTo('3500')
    const saved = await desk.handlers['settings:update']({
      alertRules: [
        aRule({}),
        aRule({ id: 'desktop', threshold: '3401', inApp: false }),
        aRule({ id: 'window', kind: 'positionSize', market: null, threshold: '1000', notification: false }),
      ],
    })
    expect(saved.ok).toBe(true)
    await moveTo('3499')
    expect(alerts).toEqual([])
    await moveTo('3399')
    await until(() => alerts.length === 2)
    expect(alerts.map(({ title }) => title)).toEqual([
      'ETH-USD-PERP is below 3,400',
      'ETH-USD-PERP is below 3,401',
    ])
    expect(titles()).toEqual(['ETH-USD-PERP is below 3,400'])

    const placed = await desk.handlers['order:place'](buy({ price: '3390' }))
    if (!placed.ok) throw new Error(placed.problem.code)
    await desk.handlers['settings:update']({ mutedMarkets: [eth] })
    await control.fill({ orderId: placed.value.id })
    const { alerts: seen } = await until(({ alerts: all }) => all.some(({ kind }) => kind === 'positionSize'))
    expect(seen.map(({ kind }) => kind)).toEqual(['positionSize', 'fill', 'priceBelow'])
    expect(alerts).toHaveLength(2)
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTrayFace, type TrayActions } from '../../src/main/shell/tray-face'
import { createWords } from '../../src/main/words'
import { notationOf } from '../../src/notation/notation'
import type { Position, Settings, Snapshot } from '../../src/preload/model'
import { defaultSettings } from '../../src/main/settings/settings'
import { aConnection, anAccount, aPosition } from '../fixtures/nouns'

const words = await createWords(notationOf('en'))
const noActions = {} as TrayActions

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 2, 14, 11, 42, 7) }))
afterEach(() => vi.useRealTimers())

interface Shown {
  positions: Position[]
  settings?: Partial<Settings>
  phase?: 'live' | 'connecting'
}

function stage(replacesMenu: boolean) {
  const tips: string[] = []
  const menus: string[] = []
  const face = createTrayFace(
    {
      setToolTip: (text) => tips.push(text),
      setMenu: (lines) => menus.push(lines.map(({ label }) => label ?? '').join('|')),
    },
    { words, actions: noActions, replacesMenu },
  )
  const show = ({ positions, settings = {}, phase = 'live' }: Shown, desk = true): void => {
    const snapshot = {
      ...{ account: anAccount(), connection: aConnection({ phase }), tickers: [], positions },
      settings: { ...defaultSettings, ...settings },
    }
    face.show(snapshot as unknown as Snapshot, { desk, monitor: false })
  }
  return { tips, menus, show, face }
}

const sized = (size: string): Position => aPosition({ size, unrealizedPnl: size })

describe("the tray's menu", () => {
  it('stays while a position grows', () => {
    const { menus, show } = stage(true)
    for (let n = 1; n <= 20; n += 1) {
      show({ positions: [sized(`0.${n}`)] })
      vi.advanceTimersByTime(500)
    }
    expect(menus).toHaveLength(1)
    expect(menus[0]).toMatch(/^Positions\|BTC-USD-PERP {2}long\|/)
  })

  it('follows at once what a person did, and in its turn what comes and goes', () => {
    const { menus, show } = stage(true)
    show({ positions: [] })
    show({ positions: [], settings: { notificationsPaused: true } })
    show({ positions: [], settings: { notificationsPaused: true } }, false)
    expect(menus.at(-1)).toContain('Show Paradesk')
    expect(menus).toHaveLength(3)
    show({ positions: [sized('1')], settings: { notificationsPaused: true } }, false)
    expect(menus).toHaveLength(3)
    vi.advanceTimersByTime(5_000)
    expect(menus.at(-1)).toContain('BTC-USD-PERP  long')
  })
})

describe("the tray's tooltip", () => {
  it('follows at once where that leaves the menu alone', () => {
    const { tips, show } = stage(false)
    show({ positions: [sized('0.1')] })
    vi.advanceTimersByTime(500)
    show({ positions: [sized('0.2')] })
    expect(tips).toHaveLength(2)
    expect(tips[1]).toMatch(/\nBTC-USD-PERP long 0\.2$/)
    expect(tips[1]).not.toContain('as of')
  })

  it('says figures now and then where it does not, and of when they are; how the line stands at once', () => {
    const { tips, show } = stage(true)
    for (let n = 1; n <= 20; n += 1) {
      show({ positions: [sized(`0.${n}`)] })
      vi.advanceTimersByTime(500)
    }
    expect(tips).toHaveLength(1)
    expect(tips[0]).toContain('as of 11:42:07 UTC')
    vi.advanceTimersByTime(20_000)
    expect(tips).toHaveLength(2)
    expect(tips[1]).toMatch(/as of 11:42:16 UTC\nBTC-USD-PERP long 0\.20$/)
    show({ positions: [sized('0.3')], phase: 'connecting' })
    expect(tips.at(-1)).toMatch(/^Paradesk · offline/)
    show({ positions: [sized('0.3')], settings: { hideBalances: true }, phase: 'connecting' })
    expect(tips.at(-1)).toBe('Paradesk · offline')
  })

  it('names as many positions as fit, and how many more there are', () => {
    const { tips, show } = stage(false)
    show({ positions: Array.from({ length: 9 }, (_, n) => aPosition({ market: `M${n}-USD-PERP` })) })
    const lines = tips[0]?.split('\n') ?? []
    expect(lines).toHaveLength(2 + 6 + 1)
    expect(lines.at(-1)).toBe('and 3 more')
  })
})

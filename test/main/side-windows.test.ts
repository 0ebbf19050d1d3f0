import { describe, expect, it } from 'vitest'
import { createSideWindows } from '../../src/main/desk/side-windows'
import type { SideName, WindowName, Windows } from '../../src/preload/windows'

type Keeper = { changed: () => void; closed: () => void }

/** An app whose windows are only counted. */
function openApp(wasOpen: readonly SideName[] = []) {
  const keepers = new Map<SideName, Keeper>()
  const shown: string[] = []
  const told: Windows[] = []
  const lines = new Set<WindowName>()
  const sights: [WindowName, boolean][] = []
  let tellScreens: () => void = () => undefined
  const places = {
    open: wasOpen,
    screens: 'laptop',
    onScreens: (listener: () => void) => void (tellScreens = listener),
  }
  const windows = new Map<SideName, ReturnType<typeof aWindow>>()
  function aWindow(name: SideName) {
    return {
      inSight: true,
      heed: (keeper: Keeper) => void keepers.set(name, keeper),
      show: () => void shown.push(`show ${name}`),
      showQuietly: () => void shown.push(`quietly ${name}`),
      close: () => keepers.get(name)?.closed(),
    }
  }
  const sides = createSideWindows({
    windows: {
      get open() {
        return [...windows.keys()]
      },
      of: (name) => windows.get(name),
      add(name) {
        const window = aWindow(name)
        windows.set(name, window)
        return window
      },
      drop: (name) => void windows.delete(name),
    },
    places,
    lines: {
      of: () => undefined,
      open(name) {
        lines.add(name)
        return { setInSight: (is: boolean) => void sights.push([name, is]) } as never
      },
      close: (name) => void lines.delete(name),
      push: (_, payload) => void told.push(payload as Windows),
    },
    changed: () => undefined,
    crashed: () => undefined,
  })
  return { sides, shown, told, places, lines, sights, keepers, tellScreens: () => tellScreens() }
}

describe('the windows beside the desk', () => {
  it('are told of to all as they come and go, and kept for the next start', () => {
    const { sides, told, places, lines } = openApp()
    sides.open('monitor')
    sides.open('orders')
    sides.close('monitor')
    expect(told.map(({ open }) => open)).toEqual([['monitor'], ['monitor', 'orders'], ['orders']])
    expect(places.open).toEqual(['orders'])
    expect([...lines]).toEqual(['orders'])
  })

  it('are there once: what is open comes to the front', () => {
    const { sides, shown, told } = openApp()
    sides.open('orders')
    sides.open('orders')
    expect(shown).toEqual(['show orders', 'show orders'])
    expect(told).toHaveLength(1)
    expect(sides.list()).toEqual({ open: ['orders'], screens: 'laptop', carried: {} })
  })

  it('come back once at the next start, quietly', () => {
    const { sides, shown } = openApp(['monitor', 'book'])
    sides.restore()
    sides.close('book')
    sides.restore()
    expect(shown).toEqual(['quietly monitor', 'quietly book'])
    expect(sides.list()).toEqual({ open: ['monitor'], screens: 'laptop', carried: {} })
  })

  it('that have not come back yet are kept, whatever else is opened and closed meanwhile', () => {
    const { sides, places, shown } = openApp(['monitor', 'book', 'tape'])
    sides.open('orders')
    expect(places.open).toEqual(['orders', 'monitor', 'book', 'tape'])
    // What a person opens and closes has been decided on.
    sides.open('monitor')
    sides.close('monitor')
    sides.close('orders')
    expect(places.open).toEqual(['book', 'tape'])
    sides.open('tape')
    sides.restore()
    expect(shown.slice(3)).toEqual(['quietly book'])
    expect(places.open).toEqual(['tape', 'book'])
  })

  it('that close as the app ends are to be open at the next start', () => {
    const { sides, places, told } = openApp()
    sides.open('monitor')
    sides.open('ticket')
    sides.leave()
    sides.close('monitor')
    sides.close('ticket')
    expect(places.open).toEqual(['monitor', 'ticket'])
    expect(told).toHaveLength(2)
  })

  it('tell their own line whether anybody can see them', () => {
    const { sides, sights, keepers } = openApp()
    sides.open('book')
    keepers.get('book')?.changed()
    expect(sights).toEqual([['book', true]])
  })

  it('are told what stands half-typed in a panel as it goes into a window and out of it', () => {
    const { sides, told } = openApp()
    sides.carry('ticket', '{"size":"0.1"}')
    expect(sides.list().carried).toEqual({ ticket: '{"size":"0.1"}' })
    sides.open('ticket')
    sides.carry('ticket', '{"size":"0.12"}')
    sides.close('ticket')
    expect(told.map(({ open, carried }) => [open.length, carried.ticket])).toEqual([
      [1, '{"size":"0.1"}'],
      [0, '{"size":"0.12"}'],
    ])
  })

  it('are told which screens there are once they are in their places on them', () => {
    const { told, places, tellScreens } = openApp()
    places.screens = 'both'
    tellScreens()
    expect(told).toEqual([{ open: [], screens: 'both', carried: {} }])
  })
})

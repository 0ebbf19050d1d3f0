import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formOf } from '../../src/main/windows/forms'
import { sideNames } from '../../src/main/windows/names'
import { readPlaceBook } from '../../src/main/windows/place-book'
import { canBeHeld, pickPlace, readPlace, type Area, type Place } from '../../src/main/windows/places'
import { toScreens, type Screen } from '../../src/main/windows/screens'
import type { WindowName } from '../../src/preload/windows'

const laptop: Area = { x: 0, y: 0, width: 1440, height: 875 }
const big: Area = { x: 1440, y: -300, width: 2560, height: 1415 }
const desk = formOf('desk')
const at = (x: number, y: number, width = 1200, height = 700): Place => ({
  x,
  y,
  width,
  height,
  isMaximized: false,
})

const anArea: fc.Arbitrary<Area> = fc.record({
  x: fc.integer({ min: -8_000, max: 8_000 }),
  y: fc.integer({ min: -4_000, max: 4_000 }),
  width: fc.integer({ min: 640, max: 7_680 }),
  height: fc.integer({ min: 480, max: 4_320 }),
})
const areas = fc.array(anArea, { minLength: 1, maxLength: 4 })
const names = fc.constantFrom<WindowName>('desk', ...sideNames)
const damaged = fc.oneof(
  fc.anything(),
  fc.record({
    x: fc.oneof(fc.integer(), fc.double(), fc.constant('12')),
    y: fc.integer(),
    width: fc.oneof(fc.integer(), fc.constant(Number.NaN)),
    height: fc.integer(),
    isMaximized: fc.anything(),
  }),
)

describe('where a window goes', () => {
  it('is always where it can be seen and taken hold of, whatever was kept', () => {
    fc.assert(
      fc.property(damaged, names, areas, (raw, name, workAreas) => {
        const form = formOf(name)
        const place = pickPlace(readPlace(raw), form, workAreas)
        expect(workAreas.some((area) => canBeHeld(place, area))).toBe(true)
        expect(place.width).toBeGreaterThanOrEqual(form.minimum.width)
        expect(place.height).toBeGreaterThanOrEqual(form.minimum.height)
        for (const value of [place.x, place.y, place.width, place.height])
          expect(Number.isInteger(value)).toBe(true)
        // Asked again it stays.
        expect(pickPlace(readPlace(place), form, workAreas)).toEqual(place)
      }),
    )
  })

  it('is where it was, also across two screens, or with its foot below the edge', () => {
    for (const place of [at(100, 100), at(900, 50, 1400, 800), at(300, 700), at(-900, 40)])
      expect(pickPlace(place, desk, [laptop, big])).toEqual(place)
    expect(pickPlace({ ...at(1500, 0), isMaximized: true }, desk, [laptop, big]).isMaximized).toBe(true)
  })

  it('is the nearest screen where the one it was on is gone', () => {
    expect(pickPlace(at(2600, 200), desk, [laptop])).toEqual(at(240, 175))
    expect(pickPlace(at(2600, 200, 2400, 1300), desk, [laptop])).toEqual(at(0, 32, 1440, 843))
    // Its title would be above the edge.
    expect(pickPlace(at(100, -60), desk, [laptop]).y).toBe(32)
  })

  it('is the middle of the main screen to begin with, with room for a frame', () => {
    expect(pickPlace(null, desk, [laptop, big])).toEqual(at(0, 32, 1440, 843))
    expect(pickPlace(null, desk, [big])).toEqual(at(1920, -77, 1600, 1000))
  })

  it('is not larger than all screens, and not smaller than it can be drawn', () => {
    expect(pickPlace(at(0, 40, 90_000, 90_000), desk, [laptop, big])).toMatchObject({
      width: 4000,
      height: 1415,
    })
    expect(pickPlace(at(0, 40, 1, 1), desk, [laptop])).toMatchObject(desk.minimum)
  })
})

const screenOf = (bounds: Area, scaleFactor = 1): Screen => ({ bounds, workArea: bounds, scaleFactor })

describe('an arrangement of screens', () => {
  it('is the same in whatever order they are told, and another with each screen, place or scale', () => {
    const both = toScreens([screenOf(laptop), screenOf(big)]).name
    expect(toScreens([screenOf(big), screenOf(laptop)]).name).toBe(both)
    const others = [
      toScreens([screenOf(laptop)]).name,
      toScreens([screenOf(laptop, 2), screenOf(big)]).name,
      toScreens([screenOf(laptop), screenOf({ ...big, x: -2560 })]).name,
    ]
    expect(new Set([both, ...others]).size).toBe(4)
  })
})

describe('the book of places', () => {
  it('has a page for each arrangement, and the last place for one it does not know', () => {
    const book = readPlaceBook(null)
    expect(book.last('desk')).toBeNull()
    book.keep('laptop', 'desk', at(1, 40))
    book.keep('laptop', 'orders', at(5, 50))
    book.keep('both', 'desk', at(1500, 0))
    const again = readPlaceBook(book.toText())
    expect(again.recall('laptop', 'desk')).toEqual(at(1, 40))
    expect(again.recall('both', 'desk')).toEqual(at(1500, 0))
    expect(again.recall('both', 'orders')).toBeNull()
    expect(again.last('orders')).toEqual(at(5, 50))
    expect(again.last('desk')).toEqual(at(1500, 0))
  })

  it('knows which windows were open', () => {
    const book = readPlaceBook(null)
    book.open = ['monitor', 'orders']
    expect(readPlaceBook(book.toText()).open).toEqual(['monitor', 'orders'])
  })

  it('knows how large each window is drawn, whatever the screens', () => {
    const book = readPlaceBook(null)
    book.keepZoom('monitor', 1.5)
    book.keepZoom('desk', 0.9)
    book.keepZoom('desk', 1)
    const again = readPlaceBook(book.toText())
    expect((['desk', 'monitor', 'book'] as const).map(again.zoomOf)).toEqual([1, 1.5, 1])
    const damaged = readPlaceBook('{"zooms":{"desk":7,"monitor":1.1,"stranger":2}}')
    expect((['desk', 'monitor'] as const).map(damaged.zoomOf)).toEqual([1, 1.1])
  })

  it('forgets the arrangement that was longest out of use', () => {
    const book = readPlaceBook(null)
    for (let page = 0; page < 30; page += 1) {
      book.keep(String(page), 'desk', at(page, 40))
      book.keep('home', 'desk', at(7, 40))
    }
    expect(book.recall('home', 'desk')).toEqual(at(7, 40))
    expect(book.recall('29', 'desk')).not.toBeNull()
    expect(book.recall('3', 'desk')).toBeNull()
    expect(book.toText().length).toBeLessThan(3_000)
  })

  it('takes what makes sense of a damaged text, and never fails', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything().map(fc.stringify)), (text) => {
        const book = readPlaceBook(text)
        expect(book.open.every((name) => sideNames.includes(name))).toBe(true)
        book.keep('here', 'desk', at(1, 40))
        expect(readPlaceBook(book.toText()).recall('here', 'desk')).toEqual(at(1, 40))
      }),
    )
    const pages = [
      { screens: 'here', places: { desk: at(3, 40), orders: { x: 'left' }, stranger: at(1, 1) } },
      { screens: 5, places: {} },
      null,
    ]
    const book = readPlaceBook(JSON.stringify({ pages, open: ['orders', 'orders', 'stranger', 7] }))
    expect(book.recall('here', 'desk')).toEqual(at(3, 40))
    expect(book.last('orders')).toBeNull()
    expect(book.open).toEqual(['orders'])
  })
})

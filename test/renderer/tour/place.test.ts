import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeBeside } from '../../../src/renderer/tour/place'
import { stopsInSight } from '../../../src/renderer/tour/stops'

const card = { width: 320, height: 190 }
const page = { width: 1280, height: 800 }

describe('the card of the tour', () => {
  it.each([
    ['right of a list', { left: 0, top: 100, width: 264, height: 400 }, { left: 276, top: 100 }],
    ['left of the ticket', { left: 980, top: 100, width: 300, height: 600 }, { left: 648, top: 100 }],
    ['below the top bar', { left: 0, top: 0, width: 1280, height: 40 }, { left: 12, top: 52 }],
    ['above what is below', { left: 0, top: 560, width: 1280, height: 240 }, { left: 12, top: 358 }],
  ])('goes %s', (_, box, place) => {
    expect(placeBeside(box, card, page)).toEqual(place)
  })

  it('is in the page whole, whatever it points at', () => {
    const share = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(share, share, share, share, (fromLeft, fromTop, wide, high) => {
        const left = (page.width * fromLeft) / 100
        const top = (page.height * fromTop) / 100
        const width = ((page.width - left) * wide) / 100
        const height = ((page.height - top) * high) / 100
        const place = placeBeside({ left, top, width, height }, card, page)
        expect(place.left).toBeGreaterThanOrEqual(0)
        expect(place.top).toBeGreaterThanOrEqual(0)
        expect(place.left + card.width).toBeLessThanOrEqual(page.width)
        expect(place.top + card.height).toBeLessThanOrEqual(page.height)
      }),
    )
  })
})

describe('the stops of the tour', () => {
  it('are those in sight, in their order', () => {
    expect(stopsInSight(() => true).map(({ id }) => id)).toEqual([
      'account',
      'market',
      'chart',
      'book',
      'ticket',
      'positions',
      'line',
    ])
    expect(stopsInSight((selector) => !selector.includes('chart')).map(({ id }) => id)).not.toContain('chart')
    expect(stopsInSight(() => false)).toEqual([])
  })
})

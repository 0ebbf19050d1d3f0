import { describe, expect, it } from 'vitest'
import { createWindowHandlers } from '../../src/main/desk/window-handlers'
import type { Look, SideName } from '../../src/preload/windows'

const aLook = (market: string): Look => ({
  market,
  pickedPrice: { price: '97120.5', at: 12 },
  bookView: { multiple: '5', interactive: false },
  shown: null,
})

describe('the commands about the windows', () => {
  it('tell the others what one looks at, and a page that begins', () => {
    const told: unknown[] = []
    const handlers = createWindowHandlers({
      sides: { list: () => ({ open: ['book'], screens: 'laptop' }) } as never,
      lines: { pushToOthers: (...all) => void told.push(all) },
      show: () => undefined,
    })
    expect(handlers['window:list'](null, 'desk')).toEqual({ open: ['book'], screens: 'laptop', look: null })
    handlers['window:look'](aLook('ETH-USD-PERP'), 'book')
    expect(told).toEqual([['book', 'look:changed', aLook('ETH-USD-PERP')]])
    expect(handlers['window:list'](null, 'ticket')).toMatchObject({ look: aLook('ETH-USD-PERP') })
  })

  it('open, close and show what they name', () => {
    const done: string[] = []
    const handlers = createWindowHandlers({
      sides: {
        open: (name: SideName) => void done.push(`open ${name}`),
        close: (name: SideName) => void done.push(`close ${name}`),
      } as never,
      lines: { pushToOthers: () => undefined },
      show: ({ target, id }) => void done.push(`${target} ${id}`),
    })
    handlers['window:open']({ window: 'orders' }, 'desk')
    handlers['window:close']({ window: 'orders' }, 'orders')
    handlers['window:show']({ target: 'market', id: 'BTC-USD-PERP' }, 'monitor')
    expect(done).toEqual(['open orders', 'close orders', 'market BTC-USD-PERP'])
  })
})

import { describe, expect, it } from 'vitest'
import { findSender } from '../../src/main/windows/sender'

const page = 'file:///app/index.html'
const isOurPage = (url: string): boolean => url.split('?')[0] === page
const frame = (url = page) => ({ url })

describe('the sender of a call', () => {
  it('is told by the main frame that the window has now', () => {
    const desk = frame()
    const orders = frame(`${page}?window=orders`)
    const owners = [
      { name: 'desk', mainFrame: desk },
      { name: 'orders', mainFrame: orders },
    ] as const
    expect(findSender(desk, owners, isOurPage)).toBe('desk')
    expect(findSender(orders, owners, isOurPage)).toBe('orders')
  })

  it('is nobody where the frame is of no window of ours, however alike its address', () => {
    const owners = [{ name: 'desk', mainFrame: frame() }] as const
    expect(findSender(frame(), owners, isOurPage)).toBeNull()
    expect(findSender(frame(`${page}?window=desk`), owners, isOurPage)).toBeNull()
    expect(findSender(null, owners, isOurPage)).toBeNull()
    expect(findSender(null, [{ name: 'desk', mainFrame: null }], isOurPage)).toBeNull()
  })

  it('is nobody where a window of ours shows another page', () => {
    for (const url of ['about:blank', 'https://example.org/index.html', 'file:///tmp/index.html', '']) {
      const gone = frame(url)
      expect(findSender(gone, [{ name: 'desk', mainFrame: gone }], isOurPage)).toBeNull()
    }
  })
})

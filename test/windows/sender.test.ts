import { describe, expect, it } from 'vitest'
import { isPageOf, pageOf } from '../../src/main/windows/page'
import { findSender } from '../../src/main/windows/sender'

const frame = (url = pageOf('desk')) => ({ url })

describe('the sender of a call', () => {
  it('is told by the main frame that the window has now', () => {
    const desk = frame()
    const orders = frame(pageOf('orders'))
    const owners = [
      { name: 'desk', mainFrame: desk },
      { name: 'orders', mainFrame: orders },
    ] as const
    expect(findSender(desk, owners, isPageOf)).toBe('desk')
    expect(findSender(orders, owners, isPageOf)).toBe('orders')
  })

  it('is nobody where the frame is of no window of ours, however alike its address', () => {
    const owners = [{ name: 'desk', mainFrame: frame() }] as const
    expect(findSender(frame(), owners, isPageOf)).toBeNull()
    expect(findSender(frame(`${pageOf('desk')}?window=desk`), owners, isPageOf)).toBeNull()
    expect(findSender(null, owners, isPageOf)).toBeNull()
    expect(findSender(null, [{ name: 'desk', mainFrame: null }], isPageOf)).toBeNull()
  })

  it('is nobody where a window of ours shows another page', () => {
    const others = ['about:blank', 'https://example.org/index.html', 'file:///tmp/index.html', '']
    for (const url of [...others, pageOf('orders')]) {
      const gone = frame(url)
      expect(findSender(gone, [{ name: 'desk', mainFrame: gone }], isPageOf)).toBeNull()
    }
  })
})

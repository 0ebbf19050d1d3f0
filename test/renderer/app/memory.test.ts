import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLayoutMemory } from '../../../src/renderer/app/dock/memory'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the memory of layouts', () => {
  it('takes layouts that another hand has put there, and none of its own that come back', () => {
    const memory = createLayoutMemory({ a: '1' }, () => undefined)
    expect(memory.hear({ a: '1' })).toBe(false)
    memory.keep('a', '2')
    memory.flush()
    // Something else was changed before main had heard of it.
    expect(memory.hear({ a: '1' })).toBe(false)
    expect(memory.hear({ a: '2' })).toBe(false)
    memory.keep('a', '3')
    expect(memory.hear({ a: 'imported', b: 'too' })).toBe(true)
    expect([memory.recall('a'), memory.recall('b')]).toEqual(['imported', 'too'])
    memory.flush()
    expect(memory.hear({ a: 'imported', b: 'too' })).toBe(false)
  })

  it('writes half a second after the last of several changes, all of them at once', () => {
    const write = vi.fn()
    const memory = createLayoutMemory({ old: 'o' }, write)
    memory.keep('a', '1')
    vi.advanceTimersByTime(499)
    memory.keep('a', '2')
    vi.advanceTimersByTime(499)
    expect(write).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(write.mock.calls).toEqual([[{ old: 'o', a: '2' }]])
  })

  it('writes nothing while nothing changes', () => {
    const write = vi.fn()
    const memory = createLayoutMemory({ a: '1' }, write)
    memory.keep('a', '1')
    memory.forget('b')
    memory.flush()
    vi.runAllTimers()
    expect(write).not.toHaveBeenCalled()
  })

  it('recalls what it was just told, and forgets', () => {
    const write = vi.fn()
    const memory = createLayoutMemory({}, write)
    memory.keep('a', '1')
    expect(memory.recall('a')).toBe('1')
    memory.forget('a')
    expect(memory.recall('a')).toBeUndefined()
    memory.flush()
    expect(write.mock.calls).toEqual([[{}]])
  })

  it('does not keep a text that main would refuse', () => {
    const memory = createLayoutMemory({ a: '1' }, vi.fn())
    memory.keep('a', 'x'.repeat(50_001))
    expect(memory.recall('a')).toBe('1')
  })

  it('has a layout for each arrangement of screens; a new one begins with the one made last', () => {
    const memory = createLayoutMemory({ 'trading/wide': 'before screens had names' }, vi.fn())
    expect(memory.recall('trading/wide@laptop')).toBe('before screens had names')
    memory.keep('trading/wide@laptop', 'L')
    memory.keep('trading/wide@big', 'B')
    memory.keep('review/wide@big', 'another preset')
    expect(memory.recall('trading/wide@laptop')).toBe('L')
    expect(memory.recall('trading/wide@big')).toBe('B')
    expect(memory.recall('trading/wide@office')).toBe('B')
    memory.keep('trading/wide@laptop', 'L2')
    expect(memory.recall('trading/wide@office')).toBe('L2')
    expect(memory.recall('trading/compact@laptop')).toBeUndefined()
  })

  it('lays out anew on these screens alone', () => {
    const memory = createLayoutMemory({}, vi.fn())
    memory.keep('trading/wide@laptop', 'L')
    memory.keep('trading/wide@big', 'B')
    memory.forget('trading/wide@big')
    expect(memory.recall('trading/wide@big')).toBe('')
    expect(memory.recall('trading/wide@laptop')).toBe('L')
  })

  it('never grows beyond what main takes: the layout longest untouched goes first', () => {
    const write = vi.fn<(layouts: Record<string, string>) => void>()
    const memory = createLayoutMemory({}, write)
    for (let at = 0; at < 200; at += 1) memory.keep(`trading/wide@${at}`, String(at))
    memory.flush()
    const names = Object.keys(write.mock.lastCall?.[0] ?? {})
    expect(names).toHaveLength(40)
    expect([names[0], names.at(-1)]).toEqual(['trading/wide@160', 'trading/wide@199'])
  })
})

import { describe, expect, it } from 'vitest'
import { createRegistry } from '../../../src/renderer/commands/registry'

describe('the registry of commands', () => {
  it('gives a command to whoever answers it, the newest first, and to nobody once they are gone', () => {
    const registry = createRegistry()
    const heard: string[] = []
    expect(registry.give('palette')).toBe(false)
    const removeOld = registry.answer('palette', () => heard.push('old'))
    const removeNew = registry.answer('palette', () => heard.push('new'))
    expect(registry.live.get().has('palette')).toBe(true)
    expect(registry.give('palette')).toBe(true)
    removeNew()
    registry.give('palette')
    removeOld()
    expect(registry.give('palette')).toBe(false)
    expect(heard).toEqual(['new', 'old'])
    expect(registry.live.get().has('palette')).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { findMaintenance } from '../../src/main/paradex/maintenance'

const at = (text: string) => Date.parse(`${text}Z`)
const windowAt = (text: string) => {
  const found = findMaintenance('mainnet', at(text))
  if (!found) throw new Error('none')
  const { startsAtMs, endsAtMs } = found
  return [new Date(startsAtMs).toISOString().slice(0, 16), (endsAtMs - startsAtMs) / 60_000]
}

describe('the maintenance window', () => {
  it('is today at 04:30 UTC before it begins', () => {
    expect(windowAt('2026-11-23T00:00:00')).toEqual(['2026-11-23T04:30', 15])
    expect(windowAt('2026-11-23T04:29:59')).toEqual(['2026-11-23T04:30', 15])
  })

  it('is the one that is on, to its last moment', () => {
    expect(windowAt('2026-11-23T04:44:59.999')).toEqual(['2026-11-23T04:30', 15])
    expect(windowAt('2026-11-23T04:45:00')).toEqual(['2026-11-24T04:30', 15])
  })

  it('is none on the embedded exchange', () => {
    expect(findMaintenance('sandbox', at('2026-11-23T04:29:59'))).toBeNull()
  })

  it('is not at a weekend', () => {
    expect(windowAt('2026-11-27T05:00:00')).toEqual(['2026-11-30T04:30', 15])
    expect(windowAt('2026-11-28T04:35:00')).toEqual(['2026-11-30T04:30', 15])
    expect(windowAt('2026-11-29T23:59:59')).toEqual(['2026-11-30T04:30', 15])
  })
})

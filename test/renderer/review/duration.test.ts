import { describe, expect, it } from 'vitest'
import { notationOf } from '../../../src/notation/notation'
import { writeBy } from '../../../src/notation/sentences'
import { createI18n } from '../../../src/renderer/i18n'
import { formatDuration } from '../../../src/renderer/review/duration'

const minute = 60_000
const hour = 60 * minute

describe('a span of time', () => {
  it.each([
    ['en', 0, '0 ms'],
    ['en', 350, '350 ms'],
    ['en', 1_674, '1.67 s'],
    ['en', 12_400, '12 s'],
    ['en', hour + 4 * minute + 9_000, '1 h 4 min'],
    ['en', 24 * hour, '1 d'],
    ['zh-CN', 350, '350 毫秒'],
    ['zh-CN', 25 * hour, '1 天 1 小时'],
  ] as const)('is told in %s in the two largest units that are not nothing: %i', (language, ms, told) => {
    expect(formatDuration(ms, createI18n(language).t)).toBe(told)
  })

  it('is written by the notation in use', () => {
    const i18n = createI18n('en')
    writeBy(i18n, notationOf('en', { numberFormat: '1.234,56' }))
    expect(formatDuration(1_674, i18n.t)).toBe('1,67 s')
  })
})

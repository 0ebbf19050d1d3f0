import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markStart } from '../../src/main/shell/start-marker'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'paradesk-marker-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

describe('the marker of a start', () => {
  it('makes the third start careful after two that crashed, and each one after it', () => {
    const starts = [markStart(directory), markStart(directory), markStart(directory), markStart(directory)]
    expect(starts.map(({ crashedStarts, isSafe }) => [crashedStarts, isSafe])).toEqual([
      [0, false],
      [1, false],
      [2, true],
      [3, true],
    ])
  })

  it('forgets them with one that came to health or ended on purpose', () => {
    markStart(directory)
    markStart(directory).clear()
    expect(existsSync(join(directory, 'starting.json'))).toBe(false)
    expect(markStart(directory).crashedStarts).toBe(0)
  })

  it.each(['', '{', '[]', '{"starts":"2"}', '{"starts":-4}', '{"starts":1.5}', 'null'])(
    'takes a damaged one (%j) for none',
    (text) => {
      writeFileSync(join(directory, 'starting.json'), text)
      expect(markStart(directory)).toMatchObject({ crashedStarts: 0, isSafe: false })
    },
  )

  it('lets the app start where nothing can be written', () => {
    expect(markStart(join(directory, 'missing')).isSafe).toBe(false)
  })
})

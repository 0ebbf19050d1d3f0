import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recallDrawing } from '../../src/main/shell/drawing'

const dayMs = 24 * 3_600_000
const nowMs = 1_800_000_000_000
let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'paradesk-drawing-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const isSoftwareAt = (atMs: number, electron = '33.2.1') =>
  recallDrawing(directory, electron, atMs).isSoftware

describe('how a computer draws', () => {
  it('is known to the next starts of a week, and looked for again after it', () => {
    const first = recallDrawing(directory, '33.2.1', nowMs)
    expect(first.isSoftware).toBe(false)
    first.note('disabled_software')
    expect([nowMs, nowMs + 6 * dayMs, nowMs + 7 * dayMs].map((atMs) => isSoftwareAt(atMs))).toEqual([
      true,
      true,
      false,
    ])
    // A clock that was set back by years tells nothing of when that was.
    expect(isSoftwareAt(nowMs - 400 * dayMs)).toBe(false)
  })

  it('is looked for again by another version of Electron', () => {
    recallDrawing(directory, '33.2.1', nowMs).note('disabled_software')
    expect(isSoftwareAt(nowMs, '45.4.1')).toBe(false)
  })

  it('is not seen anew by a start that did not look, which would never look again', () => {
    recallDrawing(directory, '33.2.1', nowMs).note('disabled_software')
    recallDrawing(directory, '33.2.1', nowMs + 6 * dayMs).note('disabled_software')
    expect(isSoftwareAt(nowMs + 8 * dayMs)).toBe(false)
  })

  it('is forgotten when a start finds something to draw with', () => {
    recallDrawing(directory, '33.2.1', nowMs).note('disabled_software')
    recallDrawing(directory, '33.2.1', nowMs + 8 * dayMs).note('enabled')
    expect(readdirSync(directory)).toEqual([])
  })

  it.each(['', '{', 'null', '[]', '{"electron":"33.2.1"}', '{"electron":"33.2.1","atMs":"1800000000000"}'])(
    'is unknown from a damaged file (%j)',
    (text) => {
      writeFileSync(join(directory, 'drawing.json'), text)
      expect(isSoftwareAt(nowMs)).toBe(false)
    },
  )

  it('lets the app start where nothing can be written', () => {
    const drawing = recallDrawing(join(directory, 'missing'), '33.2.1', nowMs)
    expect(() => drawing.note('disabled_software')).not.toThrow()
  })
})

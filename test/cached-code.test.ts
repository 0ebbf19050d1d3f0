import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Script } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cachePathOf, compiled, createCachedCode, toKept } from '../src/main/cached-code'

describe('code that is read with what V8 has made of it', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'paradesk-code-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (name: string, code: string): string => {
    const file = join(folder, name)
    writeFileSync(file, code)
    return file
  }
  /** Runs a file, and keeps what V8 has made of it, as the build does. */
  const keep = (name: string): void => {
    const file = join(folder, name)
    createCachedCode(folder, 'index')(name)
    writeFileSync(cachePathOf(file, 'index'), toKept(file, compiled.get(file) as Script))
  }
  /** Whether V8 refused what was kept; undefined where it was given nothing. */
  const wasRefused = (name: string): boolean | undefined =>
    compiled.get(join(folder, name))?.cachedDataRejected

  it('is run once, however many ask for it', () => {
    write('a.cjs', `exports.b = require('./b.cjs'); exports.again = require('./b.cjs')`)
    write('b.cjs', 'exports.value = {}')
    const { b, again } = createCachedCode(folder, 'index')('a.cjs') as Record<
      'b' | 'again',
      { value: object }
    >
    expect(b.value).toBe(again.value)
  })

  it('answers two that ask for each other', () => {
    write('a.cjs', `exports.name = 'a'; exports.other = require('./b.cjs').seen`)
    write('b.cjs', `exports.seen = require('./a.cjs').name`)
    expect(createCachedCode(folder, 'index')('a.cjs')).toEqual({ name: 'a', other: 'a' })
  })

  it('finds its own place, and what is outside of it', () => {
    const file = write('a.cjs', `module.exports = [__dirname, __filename, require('node:path').sep]`)
    expect(createCachedCode(folder, 'index')('a.cjs')).toEqual([folder, file, join('/')])
  })

  it('takes what was kept', () => {
    write('a.cjs', 'exports.answer = () => 42')
    keep('a.cjs')
    const { answer } = createCachedCode(folder, 'index')('a.cjs') as { answer: () => number }
    expect([answer(), wasRefused('a.cjs')]).toEqual([42, false])
  })

  it('runs the code as it stands where what lies beside it is of other code, as long as it may be', () => {
    write('a.cjs', 'exports.answer = () => 42')
    keep('a.cjs')
    write('a.cjs', 'exports.answer = () => 24')
    const { answer } = createCachedCode(folder, 'index')('a.cjs') as { answer: () => number }
    expect([answer(), wasRefused('a.cjs')]).toEqual([24, undefined])
  })

  it.each(['cut', 'changed in one bit', 'nothing that V8 has made'])(
    'runs the code as it stands where what lies beside it is %s',
    (how) => {
      const file = write('a.cjs', 'exports.answer = () => 42')
      keep('a.cjs')
      const kept = toKept(file, compiled.get(file) as Script)
      if (how === 'changed in one bit') kept.writeUInt8(kept.readUInt8(kept.length - 1) ^ 1, kept.length - 1)
      const left =
        how === 'cut' ? kept.subarray(0, kept.length / 2) : how === 'nothing that V8 has made' ? how : kept
      writeFileSync(cachePathOf(file, 'index'), left)
      const { answer } = createCachedCode(folder, 'index')('a.cjs') as { answer: () => number }
      expect([answer(), wasRefused('a.cjs')]).toEqual([42, undefined])
    },
  )
})

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { givenBy, readFlags } from '../../src/main/shell/flags'
import { isLoopbackOnly } from '../../src/main/shell/runtime-lock'
import manifest from '../../package.json'

describe('the command line', () => {
  it('says nothing by default', () => {
    expect(readFlags([])).toEqual({
      userDataDir: null,
      environment: null,
      endpoints: null,
      sandboxSeed: 7,
      sandboxControlFile: null,
      hidden: false,
    })
  })

  it('is read among Chromium’s own flags', () => {
    const flags = readFlags([
      '--no-sandbox',
      '/app',
      '--user-data-dir=/tmp/a',
      '--inspect=0',
      '--environment',
      'testnet',
      '--hidden',
    ])
    expect(flags).toMatchObject({ userDataDir: '/tmp/a', environment: 'testnet', hidden: true })
  })

  it('turns two URLs into the custom environment', () => {
    expect(readFlags(['--rest-url=http://127.0.0.1:1', '--ws-url=ws://127.0.0.1:1'])).toMatchObject({
      environment: 'custom',
      endpoints: { restUrl: 'http://127.0.0.1:1', wsUrl: 'ws://127.0.0.1:1' },
    })
  })

  it.each([
    [['--rest-url=http://127.0.0.1:1'], /go together/],
    [['--environment=moon'], /must be one of/],
    [['--sandbox-seed=x'], /whole number/],
    [['--user-data-dir='], /needs a value/],
    [['--ws-url'], /needs a value/],
  ])('is refused with a sentence: %j', (args, sentence) => {
    expect(() => readFlags(args)).toThrow(sentence)
  })
})

describe('the lock of the substitute runtime', () => {
  const empty = mkdtempSync(join(tmpdir(), 'paradesk-resources-'))
  const marked = mkdtempSync(join(tmpdir(), 'paradesk-resources-'))
  writeFileSync(join(marked, 'paradesk-substitute.json'), '{}')
  const pinned = manifest.devDependencies.electron

  it.each([
    [pinned, empty, false],
    [pinned, marked, true],
    ['33.2.1', empty, true],
    ['', empty, true],
    ['x', empty, true],
  ])('for Electron %j in %s is %s', (version, resources, locked) => {
    expect(isLoopbackOnly(version, resources)).toBe(locked)
  })
})

describe('what flags settle for a run', () => {
  it('is a welcome for whoever names no exchange, and none for who does', () => {
    expect(givenBy(readFlags([]))).toEqual({})
    expect(givenBy(readFlags(['--user-data-dir=/x']))).toEqual({})
    expect(givenBy(readFlags(['--environment=testnet']))).toEqual({ environment: 'testnet', welcomed: true })
    expect(givenBy(readFlags(['--sandbox-control-file=/x']))).toEqual({ welcomed: true })
  })
})

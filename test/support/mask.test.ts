import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLog, logFiles, toLine } from '../../src/main/log'
import { mask, maskLog } from '../../src/main/support/mask'

describe('what is masked', () => {
  it('masks the names of accounts wherever they stand, whatever their case', () => {
    expect(mask('account GRANDMOTHER (a+b) failed', ['Grandmother', '(a+b)'])).toBe(
      'account [account] [account] failed',
    )
  })

  it('masks in the log what the logger itself has let through', () => {
    const line = `[2026-11-28 21:40:00.123] [info] ${toLine('filled', { size: '1.5', price: 64000, at: 1795900000000n })}`
    expect(maskLog(line)).toBe('[2026-11-28 21:40:00.123] [info] filled {"size":"#","price":#,"at":"#"}')
  })

  it('holds no number and no address, whatever stands around them', () => {
    const number = fc.stringMatching(/^[1-9][0-9]{2,12}(\.[0-9]{1,8})?$/)
    const around = fc.constantFrom('', ' ', '"', ':', '=', '(', '-', '_', ',', 'price', 'x')
    fc.assert(
      fc.property(
        number,
        around,
        around,
        fc.stringMatching(/^[0-9a-f]{10,64}$/),
        (text, before, behind, hex) => {
          expect(mask(`${before}${text}${behind}`)).not.toContain(text)
          expect(mask(`${before}0x${hex}${behind}`)).not.toContain(hex)
        },
      ),
    )
  })
})

describe('the log on disk', () => {
  it('turns over at its size, keeps so many, deletes the oldest and heeds its level', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paradesk-log-'))
    const file = join(folder, 'paradesk.log')
    writeFileSync(join(folder, 'paradesk.7.log'), 'of an earlier version')
    writeFileSync(join(folder, 'paradesk.old.log'), 'of an earlier version')
    writeFileSync(join(folder, 'notes.log'), 'not ours')
    const log = createLog({ file, console: false, maxBytes: 2_000, kept: 3 })
    for (let line = 0; line < 200; line += 1) log.info(`line ${line} ${'.'.repeat(80)}`)
    const names = ['paradesk.log', 'paradesk.1.log', 'paradesk.2.log', 'paradesk.3.log']
    expect(readdirSync(folder).sort()).toEqual(['notes.log', ...names].sort())
    expect(logFiles(file)).toEqual(names.map((name) => join(folder, name)))
    const told = logFiles(file)
      .reverse()
      .flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/line (\d+) /g)].map(([, line]) => Number(line)),
      )
    expect(told.at(-1)).toBe(199)
    expect(told).toEqual(told.map((_, at) => 200 - told.length + at))
    for (const path of logFiles(file)) expect(readFileSync(path).length).toBeLessThan(2_400)

    log.debug('not told yet')
    log.setLevel('debug')
    log.debug('told')
    log.setLevel('error')
    log.warn('not told any more')
    const newest = readFileSync(file, 'utf8')
    expect(newest).toContain('told')
    expect(newest).not.toMatch(/not told/)
  })
})

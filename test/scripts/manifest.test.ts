import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isIntact, manifestName, readManifest, seal } from '../../scripts/manifest'

describe('a sealed folder', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paradesk-manifest-'))
    await mkdir(join(folder, 'locales'))
    await writeFile(join(folder, 'electron'), 'binary')
    await writeFile(join(folder, 'locales', 'en.pak'), 'words')
    await seal(folder)
  })
  afterEach(async () => rm(folder, { recursive: true }))

  it('is intact as long as nobody touches it', async () => {
    expect(await isIntact(folder)).toBe(true)
  })

  it('lists each file by its path inside and its sum', async () => {
    expect(await readManifest(folder)).toEqual({
      electron: '9a3a45d01531a20e89ac6ae10b0b0beb0492acd7216a368aa062d1a5fecaf9cd',
      'locales/en.pak': 'dba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e',
    })
  })

  it.each([
    ['a changed file', async () => writeFile(join(folder, 'electron'), 'binarY')],
    ['a lost file', async () => rm(join(folder, 'locales', 'en.pak'))],
    ['a file too many', async () => writeFile(join(folder, 'more'), '')],
    ['a lost list', async () => rm(join(folder, manifestName))],
    ['a list cut short', async () => writeFile(join(folder, manifestName), '{"elec')],
    ['a list of nothing', async () => writeFile(join(folder, manifestName), 'null')],
  ])('is not intact with %s', async (_, harm) => {
    await harm()
    expect(await isIntact(folder)).toBe(false)
  })

  it('is not intact when it is not there at all', async () => {
    expect(await isIntact(join(folder, 'nowhere'))).toBe(false)
  })
})

import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStale } from '../../scripts/build'
import { downloadUrl, usesProxy } from '../../scripts/electron-official'
import { hasScreen, parseMissingLibraries } from '../../scripts/start'

describe('starting', () => {
  it('finds the libraries that are missing', () => {
    const ldd =
      '\tlinux-vdso.so.1 (0x7ffe)\n\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n\tlibgbm.so.1 => not found\n'
    expect(parseMissingLibraries(ldd)).toEqual(['libnss3.so', 'libgbm.so.1'])
    expect(parseMissingLibraries('\tnot a dynamic executable\n')).toEqual([])
  })

  it('sees a screen by its variables on Linux only', () => {
    expect(hasScreen('linux', {})).toBe(false)
    expect(hasScreen('linux', { DISPLAY: '' })).toBe(false)
    expect(hasScreen('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(hasScreen('darwin', {})).toBe(true)
  })

  it('looks for Electron where the environment says', () => {
    const file = `v45.4.1/electron-v45.4.1-${process.platform}-${process.arch}.zip`
    expect(downloadUrl({ ELECTRON_MIRROR: 'https://mirror.example/' }, '45.4.1')).toBe(
      `https://mirror.example/${file}`,
    )
    expect(downloadUrl({}, '45.4.1')).toMatch(new RegExp(`^https://github\\.com/.*/${file}$`))
    expect(usesProxy({ https_proxy: 'http://proxy.example' })).toBe(true)
    expect(usesProxy({})).toBe(false)
  })
})

describe('a build', () => {
  let root: string
  const write = async (path: string, seconds: number) => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), '')
    await utimes(join(root, path), seconds, seconds)
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      await utimes(join(root, folder), seconds, seconds)
    }
  }

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'paradesk-build-'))
    await write('src/main/index.ts', 1_000)
    await write('package.json', 1_000)
  })
  afterEach(async () => rm(root, { recursive: true }))

  it('is stale when there is none', async () => {
    expect(await isStale(root)).toBe(true)
  })

  it('is fresh when it is newer than all it is made of', async () => {
    await write('out/main/start.cjs', 2_000)
    expect(await isStale(root)).toBe(false)
  })

  it('is stale as soon as one source is newer', async () => {
    await write('out/main/start.cjs', 2_000)
    await write('src/main/ledger/ledger.ts', 3_000)
    expect(await isStale(root)).toBe(true)
  })
})

import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPageFile, isPageOf, pageOf } from '../../src/main/windows/page'

const folder = join('/', 'app', 'renderer')

describe('the page of a window', () => {
  it('has an address of its own for each window', () => {
    expect(pageOf('desk')).toBe('paradesk://desk/index.html')
    expect(isPageOf('monitor', pageOf('monitor'))).toBe(true)
    expect(isPageOf('monitor', `${pageOf('monitor')}#top`)).toBe(true)
    for (const url of [pageOf('desk'), `${pageOf('monitor')}?window=desk`, 'file:///index.html', ''])
      expect(isPageOf('monitor', url)).toBe(false)
  })

  it.each([
    ['paradesk://desk/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['paradesk://monitor/assets/index-C0_-x.js', 'assets/index-C0_-x.js', 'text/javascript; charset=utf-8'],
    ['paradesk://desk/assets/index.css', 'assets/index.css', 'text/css; charset=utf-8'],
    ['paradesk://desk/assets/a/../inter.woff2', 'assets/inter.woff2', 'font/woff2'],
  ])('is served %s', (url, path, type) => {
    expect(findPageFile(folder, url)).toEqual({ path: join(folder, path), type })
  })

  it.each([
    'paradesk://desk/',
    'paradesk://desk/../../preload/index.cjs',
    'paradesk://desk/..%2f..%2fsettings.js',
    'paradesk://desk/%2e%2e/main/index.js%00.js',
    'paradesk://desk/assets\\..\\..\\x.js',
    'paradesk://desk/settings.json',
    'paradesk://desk//etc/passwd',
    'paradesk://elsewhere/index.html',
    'paradesk://constructor/index.html',
    'https://desk/index.html',
    'file:///app/renderer/index.html',
    'index.html',
  ])('is not served %s', (url) => {
    expect(findPageFile(folder, url)).toBeNull()
  })

  it('never leaves its folder, whatever is asked for', () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', 'assets', 'x.js', '//', '%5c', ' ')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const found = findPageFile(folder, `paradesk://desk/${parts.join('/')}/x.js`)
        if (found) expect(found.path.startsWith(join(folder, '/'))).toBe(true)
      }),
    )
  })
})

import { extname, join, sep } from 'node:path'
import type { WindowName } from '../../preload/windows'
import { isSideName } from './names'

/** The scheme of our own pages: nothing but this app's windows knows it. */
export const pageScheme = 'paradesk'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

/**
 * The address of a window's page. Each window is a host of its own: what Chromium keeps by host, as the size of what is
 * drawn, is each window's.
 */
export function pageOf(name: WindowName): string {
  return `${pageScheme}://${name}/index.html`
}

/** Whether a frame at this address shows the page of that window, wherever on it. */
export function isPageOf(name: WindowName, url: string): boolean {
  return url.split('#')[0] === pageOf(name)
}

/** A file of the page, and what it is served as. */
export interface PageFile {
  path: string
  type: string
}

/**
 * The file below `folder` that an address of our scheme stands for. SECURITY: null for a host that is no window, for a
 * way out of the folder, and for a kind of file that a page of ours does not have.
 */
export function findPageFile(folder: string, url: string): PageFile | null {
  if (!URL.canParse(url)) return null
  const { protocol, hostname, pathname } = new URL(url)
  if (protocol !== `${pageScheme}:` || !(hostname === 'desk' || isSideName(hostname))) return null
  // Names are plain: whatever is written in another way asks for something else.
  if (!/^\/[\w./-]+$/.test(pathname)) return null
  const path = join(folder, pathname)
  const type = types[extname(path)]
  return path.startsWith(folder + sep) && type !== undefined ? { path, type } : null
}

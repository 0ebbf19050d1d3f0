/**
 * Read by Electron before the app, which then starts as for anyone: once its desk is live, what V8 has made of its
 * code until then is kept beside it. So is what it has made of the embedded exchange's, which starts here too.
 */
import { writeFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { join } from 'node:path'
import v8 from 'node:v8'
import * as electron from 'electron'
import type * as CachedCode from '../../src/main/cached-code'

const patienceMs = 30_000
const lookMs = 100

// A utility process is told by what it was begun with, the app by what Electron has been given.
const out = process.env.PARADESK_OUT ?? ''
const read = createRequire(join(out, 'main') + '/')
const { cachePathOf, compiled, toKept } = read('./cached-code.cjs') as typeof CachedCode

const isExchange = (process as NodeJS.Process & { type?: string }).type === 'utility'

// V8 takes what was made under the very flags it has: what is compiled before the app sets some is kept before that.
const setFlags = v8.setFlagsFromString
const wanted: string[] = []
const early = new Set<string>()
v8.setFlagsFromString = (flags) => {
  wanted.push(flags)
  for (const file of compiled.keys()) early.add(file)
}

process.on('exit', () => {
  const late = [...compiled.keys()].filter((file) => !early.has(file))
  keep([...early])
  wanted.forEach((flags) => setFlags(flags))
  keep(late)
})

function keep(files: string[]): void {
  for (const file of files) {
    const script = compiled.get(file)
    if (script) writeFileSync(cachePathOf(file, isExchange ? 'sandbox' : 'index'), toKept(file, script))
  }
}

if (isExchange) read('./start.cjs')
else watch()

function watch(): void {
  const { app, BrowserWindow, utilityProcess } = electron
  // Nobody is to see it, though its page is told all that one in sight is; and a tray would want a desktop.
  BrowserWindow.prototype.show = () => undefined
  BrowserWindow.prototype.isVisible = () => true
  withoutTray()
  const fork = utilityProcess.fork.bind(utilityProcess)
  utilityProcess.fork = (_, args, options) => fork(__filename, args, options)
  const look = setInterval(() => void isLive().then((live) => live && leave(0)), lookMs)
  setTimeout(() => leave(1), patienceMs).unref()

  function leave(status: number): void {
    clearInterval(look)
    process.exitCode = status
    app.quit()
  }
}

async function isLive(): Promise<boolean> {
  const [window] = electron.BrowserWindow.getAllWindows()
  if (!window) return false
  const asked = window.webContents.executeJavaScript(`document.querySelector('[data-phase="live"]') !== null`)
  return asked.catch(() => false) as Promise<boolean>
}

function withoutTray(): void {
  const nothing: unknown = new Proxy(function () {}, {
    construct: () => nothing as object,
    get: () => () => undefined,
  })
  const shown = Object.create(electron, { Tray: { value: nothing } }) as unknown
  const loader = Module as unknown as { _load: (wanted: string, ...rest: unknown[]) => unknown }
  const load = loader._load
  loader._load = (wanted, ...rest) => (wanted === 'electron' ? shown : load(wanted, ...rest))
}

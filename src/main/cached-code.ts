import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'

const digestBytes = 32

/** What has been compiled in this process, by the path of its file: the build keeps what V8 has made of it. */
export const compiled = new Map<string, Script>()

/**
 * What the build keeps of a file that has been compiled: what V8 has made of it, after a digest of that and the code. V8
 * itself compares no more than the code's length, and takes what is damaged for whole.
 */
export function toKept(file: string, script: Script): Buffer {
  const made = script.createCachedData()
  return Buffer.concat([digestOf(readFileSync(file), made), made])
}

/** The processes whose code it is: each compiles what it runs itself, and has flags of its own. */
export type CodeUser = 'index' | 'sandbox'

/** Where what V8 has made of a file for one of them lies, if the build could make it. */
export function cachePathOf(file: string, user: CodeUser): string {
  return file.replace(/\.cjs$/, `.${user}.v8`)
}

/**
 * Answers what one of the files of this folder exports, and runs it the first time. What V8 made of it when the app was
 * built spares compiling it, if it lies beside it: what was made of other code is left alone here, V8 refuses what
 * another version of itself has made, and it is compiled. SECURITY: it comes with the app and is nowhere that only a
 * person's own files are.
 */
export function createCachedCode(folder: string, user: CodeUser): (name: string) => unknown {
  const running = new Map<string, { exports: unknown }>()

  function load(name: string): unknown {
    const known = running.get(name)
    if (known) return known.exports
    const filename = join(folder, name)
    const script = compile(filename, user)
    const module = { exports: {} }
    running.set(name, module)
    const outside = createRequire(filename)
    const find = (wanted: string): unknown =>
      wanted.startsWith('./') ? load(wanted.slice(2)) : outside(wanted)
    const run = script.runInThisContext() as (...parts: unknown[]) => void
    run(module.exports, find, module, filename, folder)
    return module.exports
  }

  return load
}

function compile(filename: string, user: CodeUser): Script {
  const code = readFileSync(filename)
  const cachedData = readKept(cachePathOf(filename, user), code)
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${code.toString()}\n})`,
    {
      filename,
      ...(cachedData && { cachedData }),
    },
  )
  compiled.set(filename, script)
  return script
}

/** What V8 has made of this very code; null without it, and where it is no longer whole. */
function readKept(path: string, code: Buffer): Buffer | null {
  try {
    const kept = readFileSync(path)
    const made = kept.subarray(digestBytes)
    return digestOf(code, made).equals(kept.subarray(0, digestBytes)) ? made : null
  } catch {
    return null
  }
}

function digestOf(code: Buffer, made: Buffer): Buffer {
  return createHash('sha256').update(code).update(made).digest()
}

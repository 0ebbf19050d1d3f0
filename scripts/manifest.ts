import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** The name of the list a folder carries of its own files. */
export const manifestName = 'manifest.json'

/** SHA-256 of each file of a folder in hex, by its path inside it with forward slashes. */
export type Manifest = Record<string, string>

/** Hashes every file under a folder, but for the folder's own list. */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest: Manifest = {}
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).split(sep).join('/')
    if (name !== manifestName) manifest[name] = await sha256(path)
  }
  return manifest
}

/** Seals a finished folder: writes the list of what is in it. */
export async function seal(folder: string): Promise<void> {
  await writeFile(join(folder, manifestName), JSON.stringify(await readManifest(folder), null, 1))
}

/** Whether a folder is sealed and holds exactly what its list says. */
export async function isIntact(folder: string): Promise<boolean> {
  let sealed: unknown
  try {
    sealed = JSON.parse(await readFile(join(folder, manifestName), 'utf8'))
  } catch {
    return false
  }
  return sameManifest(sealed, await readManifest(folder))
}

/** The SHA-256 of a file, in hex. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

function sameManifest(sealed: unknown, found: Manifest): boolean {
  if (typeof sealed !== 'object' || sealed === null) return false
  const expected = new Map(Object.entries(sealed))
  const names = Object.keys(found)
  return names.length === expected.size && names.every((name) => expected.get(name) === found[name])
}

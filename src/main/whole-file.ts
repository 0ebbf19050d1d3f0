import { randomUUID } from 'node:crypto'
import { open, rename, unlink } from 'node:fs/promises'

/**
 * Writes a file whole or not at all: a crash in between leaves the old one. `mode` are its permissions; without, those
 * the process gives to any. Throws where the disk refuses.
 */
export async function replaceFile(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const beside = `${path}.paradesk-${randomUUID()}`
  try {
    const file = await open(beside, 'wx', mode)
    try {
      if (mode !== undefined) await file.chmod(mode)
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await unlink(beside).catch(() => undefined)
    throw error
  }
}

import { open, rename, rm } from 'node:fs/promises'
import type { ExportFile } from './exporter'

/** A file that is there whole, or not at all. */
export interface PartFile extends ExportFile {
  /** Puts it in its place. Throws where the disk refuses. */
  keep(): Promise<void>
  /** Leaves nothing behind. */
  drop(): Promise<void>
}

/** Begins a file beside its place. Throws where the disk refuses. */
export async function beginFile(path: string): Promise<PartFile> {
  const draft = `${path}.part`
  const handle = await open(draft, 'w')
  return {
    async write(text) {
      await handle.writeFile(text)
    },
    async keep() {
      await handle.sync()
      await handle.close()
      await rename(draft, path)
    },
    async drop() {
      await handle.close().catch(() => undefined)
      await rm(draft, { force: true })
    },
  }
}

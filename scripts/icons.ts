import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runAsCommand } from './command-line'
import type { TrayState } from './icons/mark'
import { appIcon, trayIcon } from './icons/mark'
import { paint } from './icons/paint'
import { encodePng } from './icons/png'
import { projectRoot } from './project'

const trayStates: TrayState[] = ['live', 'attention', 'offline']
/** 22 pixels is the size of Linux panels and of macOS's menu bar, and has no suffix; Windows takes 16 or 32. */
const traySizes = { '': 22, '-16': 16, '-32': 32 }

/** Draws every icon of the app into a folder; they are checked in under resources/icons. */
export async function drawIcons(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'app.png'), encodePng(paint(512, appIcon())))
  for (const state of trayStates) {
    for (const [suffix, size] of Object.entries(traySizes)) {
      const file = join(folder, `tray-${state}${suffix}`)
      await writeFile(`${file}.png`, encodePng(paint(size, trayIcon(state))))
      await writeFile(`${file}@2x.png`, encodePng(paint(size * 2, trayIcon(state))))
    }
  }
}

runAsCommand(import.meta.url, async () => {
  await drawIcons(join(projectRoot, 'resources', 'icons'))
  return 0
})

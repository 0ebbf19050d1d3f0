import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../src/preload/model'
import { build } from './build'
import { runAsCommand } from './command-line'
import { openDesk, readSnapshot, resize, updateSettings } from './desk-app'
import { withDesktop } from './desktop-session'
import { ensureElectron } from './electron-runtime'
import { tradeForPicture } from './picture-trades'
import { projectRoot } from './project'
import { photographReview } from './review-pictures'
import { ensurePackages } from './system-packages'
import { until } from './until'

const width = 1600
const height = 1000

const pictures: { name: string; settings: Partial<Settings> }[] = [
  { name: 'desk-dark-en.png', settings: { theme: 'dark', language: 'en' } },
  { name: 'desk-light-zh.png', settings: { theme: 'light', language: 'zh-CN' } },
]

runAsCommand(import.meta.url, async () => {
  const out = join(projectRoot, 'docs', 'images')
  await ensurePackages('desktop')
  const electron = await ensureElectron()
  await build()
  await mkdir(out, { recursive: true })
  const folder = await mkdtemp(join(tmpdir(), 'paradesk-screenshots-'))
  try {
    await withDesktop({ size: '1920x1200' }, async (desktop) => {
      const desk = await openDesk(electron.path, desktop.env, folder)
      try {
        await resize(desk.application, width, height)
        await updateSettings(desk.window, { language: 'en', notificationsPaused: true })
        await tradeForPicture(desk)
        for (const { name, settings } of pictures) {
          await updateSettings(desk.window, settings)
          await until('the language', async () => {
            const { runtime } = await readSnapshot(desk.window)
            return runtime.language === settings.language
          })
          await desk.window.evaluate(async () => document.fonts.ready)
          await desk.window.screenshot({ path: join(out, name) })
          console.log(join(out, name))
        }
        await photographReview(desk, join(out, 'states'))
      } finally {
        await desk.close()
      }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return 0
})

import { sideWindow, type DeskApp } from '../desk-app'
import { dress, looks, nameOf, take } from './camera'

/** Photographs the windows beside the desk that is at work, and closes them. */
export async function photographWindows({ application, window }: DeskApp): Promise<void> {
  await window.keyboard.press('Alt+m')
  const monitor = await sideWindow(application, 'monitor')
  for (const look of looks) {
    await dress(window, look)
    await take(monitor, `monitor-${nameOf(look)}.png`)
  }
  await window.keyboard.press('Alt+m')
}

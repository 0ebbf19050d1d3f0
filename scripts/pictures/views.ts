import { resize, updateSettings, type DeskApp } from '../desk-app'
import { dress, looks, nameOf, take } from './camera'

/** Photographs the desk small, and with the focus on one thing after the other. */
export async function photographViews(desk: DeskApp): Promise<void> {
  const { window, application } = desk
  await updateSettings(window, { layout: 'trading', notificationsPaused: true })
  await resize(application, 1280, 800)
  for (const look of looks) {
    await dress(window, look)
    await take(window, `states/views/small-${nameOf(look)}.png`)
  }
  await window.locator('body').press('F6')
  for (let stop = 0; stop < 12; stop += 1) {
    await window.keyboard.press('Tab')
    await take(window, `states/views/focus-${String(stop).padStart(2, '0')}.png`)
  }
}

import { resize, updateSettings, type DeskApp } from '../desk-app'
import { dress, looks, nameOf, take } from './camera'
import { tradeForPicture } from './trades'

/** Photographs the desk as it is in the README: at work, in both languages and themes. */
export async function photographDesk(desk: DeskApp): Promise<void> {
  await resize(desk.application, 1600, 1000)
  await updateSettings(desk.window, { language: 'en', notificationsPaused: true })
  await tradeForPicture(desk)
  for (const look of looks) {
    await dress(desk.window, look)
    await take(desk.window, `desk-${nameOf(look)}.png`)
  }
}

import { ask, sideWindow, type DeskApp } from '../desk-app'
import { dress, looks, nameOf, take } from './camera'

/** Photographs the windows beside the desk that is at work, and closes them. */
export async function photographWindows({ application, window }: DeskApp): Promise<void> {
  await ask(window, 'window:open', { window: 'monitor' })
  await ask(window, 'window:open', { window: 'ticket' })
  const monitor = await sideWindow(application, 'monitor')
  const ticket = await sideWindow(application, 'ticket')
  for (const look of looks) {
    await dress(window, look)
    await take(monitor, `monitor-${nameOf(look)}.png`)
    await take(ticket, `states/ticket-in-a-window-${nameOf(look)}.png`)
  }
  await ask(window, 'window:close', { window: 'monitor' })
  await ask(window, 'window:close', { window: 'ticket' })
}

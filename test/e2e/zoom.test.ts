import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { expect, it } from 'vitest'
import { ask, resize, sideWindow } from '../../scripts/desk-app'
import type { WindowName } from '../../src/preload/windows'
import { launchStage, openStage, until } from './stage'

/**
 * Presses a key with Ctrl as the keyboard does: what a test types into a page never passes by main. It is pressed when
 * this has returned: what main does on the key must not happen inside the call that a debugger waits for, or its
 * answer may be collected unread.
 */
const press = (application: ElectronApplication, name: WindowName, keyCode: string) =>
  application.evaluate(
    ({ BrowserWindow }, [wanted, key]) => {
      const contents = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().startsWith(`paradesk://${wanted}/`),
      )?.webContents
      setImmediate(() => {
        contents?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: ['control'] })
        contents?.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers: ['control'] })
      })
    },
    [name, keyCode] as const,
  )

it('the desk is twice its size by keys at 1280 wide, with every part of it a scroll away', async () => {
  const { window, application } = await openStage()
  await resize(application, 1280, 800)
  const isWide = async (width: number) =>
    until(`${width} wide`, async () => (await window.evaluate(() => innerWidth)) === width)
  await isWide(1280)
  const room = () =>
    window.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.body
      return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight }
    })
  // The dock hears of a new size a moment after the page has it.
  const fits = async () =>
    until('room for all of it', async () => {
      const { x, y } = await room()
      return x === 0 && y === 0
    })
  await fits()
  for (let presses = 0; presses < 5; presses += 1) await press(application, 'desk', '=')
  await isWide(640)
  const { x, y } = await room()
  expect(x).toBeGreaterThan(0)
  expect(y).toBeGreaterThan(0)
  // What the focus goes to comes in sight, to the last of it.
  const submit = window.locator('.ticket-foot button[type="submit"]')
  await submit.focus()
  const box = await submit.boundingBox()
  expect(box && box.x >= 0 && box.x + box.width <= 640 && box.y + box.height <= 400).toBe(true)
  await press(application, 'desk', '0')
  await isWide(1280)
  await fits()
})

it('each window has a size of its own, and has it again at the next start', async () => {
  const { window, application, folder, close } = await openStage()
  const namesOf = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) =>
        webContents.isDestroyed() ? '' : webContents.getURL().split('/')[2],
      ),
    )
  const zooms = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) =>
      Object.fromEntries(
        BrowserWindow.getAllWindows().map(({ webContents }) => [
          webContents.getURL().split('/')[2] ?? '',
          Math.round(webContents.getZoomFactor() * 100),
        ]),
      ),
    )
  for (const name of ['monitor', 'book'] as const) {
    await ask(window, 'window:open', { window: name })
    await sideWindow(application, name)
  }
  for (const key of ['=', '=', '=']) await press(application, 'monitor', key)
  await press(application, 'book', '-')
  await until('both sizes', async () => {
    const { monitor, book } = await zooms(application)
    return monitor === 150 && book === 90
  })
  expect(await zooms(application)).toEqual({ desk: 100, monitor: 150, book: 90 })
  // One that opens now has its own as well, and one that is opened anew the one it had.
  await ask(window, 'window:open', { window: 'tape' })
  await sideWindow(application, 'tape')
  await ask(window, 'window:close', { window: 'book' })
  // Chromium ends with the app when asked for the size of a window on its way out.
  await until('no book', async () => (await namesOf(application)).every((name) => name !== 'book'))
  await ask(window, 'window:open', { window: 'book' })
  await sideWindow(application, 'book')
  expect(await zooms(application)).toEqual({ desk: 100, monitor: 150, book: 90, tape: 100 })
  await close()

  // As Chromium would have it of an app that is unpacked elsewhere at each start.
  const preferences = join(folder, 'user-data', 'Preferences')
  const chromium = JSON.parse(readFileSync(preferences, 'utf8')) as { partition?: unknown }
  writeFileSync(preferences, JSON.stringify({ ...chromium, partition: {} }))
  const next = await launchStage([], folder)
  await sideWindow(next.application, 'monitor')
  await sideWindow(next.application, 'book')
  await until('the sizes again', async () => {
    const { desk, monitor, book } = await zooms(next.application)
    return desk === 100 && monitor === 150 && book === 90
  })
})

import { expect, it } from 'vitest'
import { resize } from '../../scripts/desk-app'
import { openStage, until } from './stage'

it('the desk is twice its size by keys at 1280 wide, with every part of it a scroll away', async () => {
  const { window, application } = await openStage()
  await resize(application, 1280, 800)
  // As the keyboard sends them: what a test types into a page never passes by main.
  const press = (keyCode: string) =>
    application.evaluate(({ BrowserWindow }, key) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: ['control'] })
      contents?.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers: ['control'] })
    }, keyCode)
  const isWide = async (width: number) =>
    until(`${width} wide`, async () => (await window.evaluate(() => innerWidth)) === width)
  await isWide(1280)
  const room = () =>
    window.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.body
      return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight }
    })
  expect(await room()).toEqual({ x: 0, y: 0 })
  for (let presses = 0; presses < 5; presses += 1) await press('=')
  await isWide(640)
  const { x, y } = await room()
  expect(x).toBeGreaterThan(0)
  expect(y).toBeGreaterThan(0)
  // What the focus goes to comes in sight, to the last of it.
  const submit = window.locator('.ticket-foot button[type="submit"]')
  await submit.focus()
  const box = await submit.boundingBox()
  expect(box && box.x >= 0 && box.x + box.width <= 640 && box.y + box.height <= 400).toBe(true)
  await press('0')
  await isWide(1280)
  expect(await room()).toEqual({ x: 0, y: 0 })
})

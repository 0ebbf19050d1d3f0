import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { ask, readSnapshot, sideWindow } from '../../scripts/desk-app'
import { projectRoot } from '../../scripts/project'
import { act, desktop, launchStage, openStage, until } from './stage'

it('two starts that crash make the next one safe: connected to nothing, nothing lost, and left by one press', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-e2e-'))
  const userData = join(folder, 'user-data')
  mkdirSync(userData)
  const settingsFile = join(userData, 'settings.json')
  // A layout that a person has made, in a language they chose.
  const before = JSON.stringify({ language: 'en', layout: 'mine', layouts: { 'mine/large': '{"grid":1}' } })
  writeFileSync(settingsFile, before)
  const places = join(userData, 'windows.json')
  writeFileSync(places, JSON.stringify({ open: ['monitor'] }))
  const kept = () => (JSON.parse(readFileSync(places, 'utf8')) as { open: string[] }).open.sort()
  const crash = async (): Promise<void> => {
    const app = await launchStage([], folder)
    await app.window.locator('.connection').first().waitFor()
    app.application.process().kill('SIGKILL')
    await app.application.waitForEvent('close')
  }
  await crash()
  await crash()
  const untouched = readFileSync(settingsFile, 'utf8')

  const { application, window, close } = await launchStage([], folder)
  await window.getByRole('heading', { name: 'Paradesk started in safe mode' }).waitFor()
  await window.getByText(/The last 2 starts ended in a crash/).waitFor()
  await window.getByText(/They are at the exchange, as you left them/).waitFor()
  const safe = await readSnapshot(window)
  expect(safe.runtime.safeMode).toEqual({ crashedStarts: 2 })
  expect(safe.connection.phase).toBe('offline')
  expect(safe.activeProfile).toBeNull()
  expect(await window.locator('.chart-canvas, .dock-tab').count()).toBe(0)
  const acceleration = await application.evaluate(({ app }) => app.getGPUFeatureStatus().gpu_compositing)
  expect(acceleration).not.toBe('enabled')
  expect(readFileSync(settingsFile, 'utf8')).toBe(untouched)
  // A window that is opened now joins those that were kept.
  expect(application.windows()).toHaveLength(1)
  await ask(window, 'window:open', { window: 'book' })
  await sideWindow(application, 'book')
  expect(kept()).toEqual(['book', 'monitor'])

  // A second start brings the first to the front, and ends.
  await act(application, 'desk', 'hide')
  const second = launchStage([], folder)
  await until('the first window in front', () =>
    application.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL().startsWith('paradesk://desk/'))
          ?.isVisible() === true,
    ),
  )
  await expect(second).rejects.toThrow()

  await window.getByRole('button', { name: 'Start normally' }).click()
  await window.locator('.connection[data-phase="live"]').waitFor()
  await sideWindow(application, 'monitor')
  expect(kept()).toEqual(['book', 'monitor'])
  await close()
  // Ended on purpose: no shadow is left.
  const next = await launchStage([], folder)
  await next.window.locator('.connection').first().waitFor()
  expect((await readSnapshot(next.window)).runtime.safeMode).toBeNull()
})

it('a system that logs out has the desk end in order, unasked', async () => {
  const { application, window, folder } = await openStage()
  const marker = join(folder, 'user-data', 'starting.json')
  expect(existsSync(marker)).toBe(true)
  const ended = once(application.process(), 'exit')
  application.process().kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(window.isClosed()).toBe(true)
  expect(existsSync(marker)).toBe(false)
})

it('a computer without a graphics card is known for one at the next start, which does not look for it again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-e2e-'))
  const drawing = join(folder, 'user-data', 'drawing.json')
  const { application, window, close } = await launchStage([], folder)
  await window.locator('.connection[data-phase="live"]').waitFor()
  const compositing = await application.evaluate(({ app }) => app.getGPUFeatureStatus().gpu_compositing)
  const isSoftware = compositing === 'disabled_software'
  expect(existsSync(drawing)).toBe(isSoftware)
  await close()

  expect(await hasLookedInVain(folder)).toBe(false)
  rmSync(drawing, { force: true })
  expect(await hasLookedInVain(folder)).toBe(isSoftware)
})

/** Starts the app and ends it; whether Chromium has begun drawing by a card and given it up. */
async function hasLookedInVain(folder: string): Promise<boolean> {
  const controlFile = join(folder, 'control.json')
  rmSync(controlFile, { force: true })
  const flags = [`--user-data-dir=${join(folder, 'user-data')}`, `--sandbox-control-file=${controlFile}`]
  const child = spawn(process.env.PARADESK_ELECTRON ?? '', ['--no-sandbox', projectRoot, ...flags], {
    env: desktop.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const ended = once(child, 'close')
  await until('the exchange', async () => existsSync(controlFile))
  child.kill('SIGTERM')
  await ended
  return said.includes('Exiting GPU process')
}

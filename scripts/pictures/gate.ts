import type { ElectronApplication } from 'playwright-core'
import type { CommandName } from '../../src/preload/contract'

/**
 * Holds back what main answers to a command, which takes it too short a time to be looked at; the returned function
 * lets the answers go. Main itself is asked and answers as ever: only the way back is longer.
 */
export async function holdBack(
  application: ElectronApplication,
  command: CommandName,
): Promise<() => Promise<void>> {
  await application.evaluate(({ ipcMain }, name) => {
    type Answer = (...asked: unknown[]) => unknown
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Answer> }
    const { gates } = Object.assign(globalThis, {
      gates: (globalThis as { gates?: Map<string, () => void> }).gates ?? new Map<string, () => void>(),
    })
    const answer = handlers.get(name)
    if (!answer || gates.has(name)) throw new Error(`${name} cannot be held back`)
    const opened = new Promise<void>((resolve) => {
      gates.set(name, () => {
        handlers.set(name, answer)
        gates.delete(name)
        resolve()
      })
    })
    handlers.set(name, async (...asked) => {
      const answered = await answer(...asked)
      await opened
      return answered
    })
  }, command)
  return () =>
    application.evaluate((_, name) => {
      ;(globalThis as unknown as { gates: Map<string, () => void> }).gates.get(name)?.()
    }, command)
}

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readSnapshot, updateSettings } from '../../scripts/desk-app'
import { createPrivateKey, derivePublicKey } from '../../src/main/vault/stark'
import { createControl } from '../../src/sandbox/control-client'
import { startSandbox } from '../../src/sandbox/sandbox'
import { launchStage, until } from './stage'

/** A person without a mouse, whose strokes are counted; a paste is one. */
function hands(window: Page, paste: (text: string) => Promise<unknown>) {
  let strokes = 0
  const press = async (key: string): Promise<void> => {
    strokes += 1
    await window.keyboard.press(key)
  }
  const nameOfFocus = () =>
    window.evaluate(() => {
      const { activeElement } = document
      const label = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLSelectElement
      return (
        label ? (activeElement.labels?.[0]?.textContent ?? '') : (activeElement?.textContent ?? '')
      ).trim()
    })
  return {
    press,
    strokes: () => strokes,
    async type(text: string): Promise<void> {
      for (const key of text) await press(key)
    },
    async paste(text: string): Promise<void> {
      await paste(text)
      await press('Control+v')
    },
    /** Goes on by Tab until the focus is there; fails where it is not within a few. */
    async tabTo(name: string): Promise<void> {
      for (let presses = 0; presses < 6; presses += 1) {
        if ((await nameOfFocus()) === name) return
        await press('Tab')
      }
      expect(await nameOfFocus()).toBe(name)
    },
  }
}

it('a newcomer is at play money by one key', async () => {
  const { window } = await launchStage([])
  await window.locator('dialog[open]').waitFor()
  await window.keyboard.press('Enter')
  await window.locator('dialog[open]').waitFor({ state: 'detached' })
  await window.locator('.connection[data-phase="live"]').waitFor()
  await until('play money', async () => {
    const { account, connection } = await readSnapshot(window)
    return connection.environment === 'sandbox' && account !== null
  })
})

it('a newcomer is at an account of their own by a subkey, without a mouse and with few strokes', async () => {
  const sandbox = await startSandbox()
  try {
    const key = await createPrivateKey()
    const address = '0x5eed'
    await createControl(sandbox.controlUrl).subkey({
      account: address,
      publicKey: await derivePublicKey(key),
    })
    const { window, application } = await launchStage([])
    await window.locator('dialog[open]').waitFor()
    // Where the venue's own environments cannot be reached, an exchange on this computer stands for them.
    await updateSettings(window, {
      language: 'en',
      customRestUrl: sandbox.restUrl,
      customWsUrl: sandbox.wsUrl,
    })
    const welcome = window.getByRole('dialog', { name: 'Welcome to Paradesk' })
    await welcome.waitFor()
    const { press, type, paste, tabTo, strokes } = hands(window, (text) =>
      application.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text),
    )
    const begunMs = performance.now()
    await tabTo('Connect a real account')
    await press('Enter')
    await welcome.getByText('Subkey recommended').waitFor()
    await tabTo('Environment')
    await type('c')
    await tabTo('Label')
    await type('Bot')
    await tabTo('Private key')
    await paste(key.reveal())
    await tabTo('Account address')
    await paste(address)
    await press('Enter')
    await welcome.getByText('Bot was added').waitFor()
    await tabTo('Use it now')
    await press('Enter')
    await welcome.waitFor({ state: 'detached' })
    await window.locator('.connection[data-phase="live"]').waitFor()
    await until('the account', async () => {
      const { account, connection, profiles, activeProfile, settings } = await readSnapshot(window)
      const profile = profiles.find(({ id }) => id === activeProfile)
      const isTheirs = connection.environment === 'custom' && profile?.kind === 'subkey'
      return settings.welcomed && isTheirs && account !== null
    })
    const seconds = ((performance.now() - begunMs) / 1000).toFixed(1)
    process.stdout.write(`An account of one's own: ${strokes()} strokes, ${seconds} s\n`)
    expect(strokes()).toBeLessThanOrEqual(20)
  } finally {
    await sandbox.stop()
  }
})

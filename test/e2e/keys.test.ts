import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createPrivateKey } from '../../src/main/vault/stark'
import { desktop, filesWith, openStage, until, type Stage } from './stage'

const dialogOf = (window: Page) => window.getByRole('dialog', { name: 'Accounts', exact: true })

async function inUse(stage: Stage, name: string) {
  return until(`${name} in use`, async () => {
    const { profiles, activeProfile, connection, account } = await stage.snapshot()
    const active = profiles.find(({ id }) => id === activeProfile)
    return active?.label === name && connection.phase === 'live' && account !== null && active
  })
}

/** One press in the top bar's menu. */
async function switchTo(stage: Stage, name: RegExp) {
  await stage.window.locator('.menu-face').first().click()
  await stage.window.getByRole('menuitemradio', { name }).click()
}

it('an account is opened, gets a subkey and a token, and is watched, traded and locked again', async () => {
  const key = (await createPrivateKey()).reveal()
  const stage = await openStage()
  const { window } = stage
  await window.getByRole('button', { name: 'Connect a real account' }).click()
  const dialog = dialogOf(window)
  await dialog.getByLabel('Environment').selectOption('sandbox')
  await dialog.getByLabel('Label').fill('Owner')
  await dialog.getByText('Main key', { exact: true }).click()
  await dialog.getByLabel('Private key').fill(key)
  await dialog.getByRole('button', { name: 'Add account' }).click()

  // A key without an account is asked about; nothing is opened before the answer.
  await dialog.getByText('There is no account for this key yet').waitFor()
  const address = await dialog.getByRole('group').locator('code').innerText()
  const known = async () => (await stage.control.state()).accounts.map((one) => one.address)
  expect(await known()).not.toContain(address)
  await dialog.getByRole('button', { name: 'Open the account' }).click()
  const owner = await inUse(stage, 'Owner')
  expect(owner.address).toBe(address)
  expect(await known()).toContain(address)

  await dialog.getByText('Subkeys and tokens', { exact: true }).click()
  const subkeys = dialog.getByRole('region', { name: 'Subkeys', exact: true })
  await subkeys.getByLabel('New subkey').fill('Desk')
  await subkeys.getByRole('button', { name: 'Create subkey' }).click()
  await subkeys.getByRole('row', { name: /Desk .*active.*this app/ }).waitFor()
  const tokens = dialog.getByRole('region', { name: 'Read-only tokens', exact: true })
  await tokens.getByLabel('New token').fill('Eye')
  await tokens.getByLabel('Life', { exact: true }).selectOption('1 day')
  await tokens.getByRole('button', { name: 'Create token' }).click()
  await tokens.getByRole('row', { name: /Eye .*active.*this app/ }).waitFor()
  const { profiles } = await stage.snapshot()
  const [subkey, token] = ['Desk', 'Eye'].map((name) => profiles.find(({ label }) => label === name))
  const secrets = await Promise.all(
    [owner, subkey, token].map((one) => desktop.secret({ service: 'Paradesk', account: one?.id ?? '' })),
  )
  expect(secrets[0]).toBe(key)
  expect(new Set(secrets).size).toBe(3)

  await subkeys.getByRole('button', { name: 'Copy the public key' }).click()
  expect(await stage.application.evaluate(({ clipboard }) => clipboard.readText())).toBe(subkey?.credential)

  // The token looks, and sends nothing.
  await window.keyboard.press('Escape')
  await switchTo(stage, /Eye/)
  await inUse(stage, 'Eye')
  await window.locator('.watch-only').getByText('watch only').waitFor()
  await switchTo(stage, /Desk/)
  await inUse(stage, 'Desk')
  expect(await window.locator('.watch-only').count()).toBe(0)
  await switchTo(stage, /Owner/)
  await inUse(stage, 'Owner')

  await window.getByRole('button', { name: 'Connect a real account' }).click()
  await dialog.getByText('Subkeys and tokens', { exact: true }).click()
  await subkeys.getByRole('row', { name: /Desk/ }).getByRole('button', { name: 'Revoke' }).click()
  const sure = window.getByRole('dialog', { name: 'Revoke Desk?' })
  await sure.getByText(/Paradesk itself uses it/).waitFor()
  await sure.getByRole('button', { name: 'Revoke' }).click()
  await subkeys.getByText(/No subkeys/).waitFor()
  expect((await stage.snapshot()).profiles.map(({ label }) => label)).not.toContain('Desk')

  await stage.close()
  const bare = secrets.flatMap((secret) => (secret ? [secret.replace(/^0x/, '')] : []))
  expect(bare).toHaveLength(3)
  expect(filesWith(stage.folder, bare)).toEqual([])
})

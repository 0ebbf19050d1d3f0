import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createPrivateKey } from '../../src/main/vault/stark'
import { ask, readSnapshot } from '../../scripts/desk-app'
import { desktop, filesWith, launchStage, openStage, until } from './stage'

async function fillInAccount(window: Page, environment: string, label: string, key: string): Promise<void> {
  await window.getByRole('button', { name: 'Connect a real account' }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByLabel('Environment').selectOption(environment)
  await dialog.getByLabel('Label').fill(label)
  await dialog.getByText('Main key', { exact: true }).click()
  await dialog.getByLabel('Private key').fill(key)
  await dialog.getByRole('button', { name: 'Add account' }).click()
  // A key made for the test has no account yet.
  await dialog.getByRole('button', { name: 'Open the account' }).click()
}

describe('an account added in the window', () => {
  it('has its key in the keyring, and nowhere else', async () => {
    const key = (await createPrivateKey()).reveal()
    const stage = await openStage()
    await fillInAccount(stage.window, 'sandbox', 'Sentinel', key)
    const added = await until('the account in use', async () => {
      const { profiles, activeAddress, connection, account } = await stage.snapshot()
      const profile = profiles.find(({ label }) => label === 'Sentinel')
      return profile?.address === activeAddress && connection.phase === 'live' && account !== null && profile
    })
    expect(added).toMatchObject({ environment: 'sandbox', kind: 'main', kept: 'keychain' })
    expect(await desktop.secret({ service: 'Paradesk', account: `sandbox:${added.address}` })).toBe(key)

    // What the window holds, and what it could ask for.
    const page = await stage.window.evaluate(() => [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input')].map(({ value }) => value),
    ])
    const seen = JSON.stringify([page, await stage.snapshot()])
    expect(seen).toContain('Sentinel')
    expect(seen).not.toContain(key.slice(2))

    await stage.close()
    expect(filesWith(stage.folder, ['Sentinel'])).toEqual([join('user-data', 'accounts.json')])
    expect(filesWith(stage.folder, [key.slice(2), BigInt(key).toString()])).toEqual([])
  })

  it('is there again after a restart, signed in with the key of the keyring', async () => {
    const key = (await createPrivateKey()).reveal()
    const first = await openStage()
    await fillInAccount(first.window, 'sandbox', 'Again', key)
    const inUse = (snapshot: Awaited<ReturnType<typeof first.snapshot>>) => {
      const profile = snapshot.profiles.find(({ label }) => label === 'Again')
      return profile?.address === snapshot.activeAddress && snapshot.account ? profile : undefined
    }
    const before = await until('the account in use', async () => inUse(await first.snapshot()))
    await first.close()
    const second = await openStage({ folder: first.folder })
    const after = await until('the account in use', async () => inUse(await second.snapshot()))
    expect(after).toEqual(before)
  })

  it('is refused for testnet and mainnet on the substitute runtime, and its key is kept nowhere', async () => {
    const key = (await createPrivateKey()).reveal()
    const { window, snapshot, folder } = await openStage()
    await window.getByRole('button', { name: 'Connect a real account' }).click()
    const dialog = window.getByRole('dialog')
    await dialog
      .getByText(/substitute runtime/)
      .first()
      .waitFor()
    for (const environment of ['testnet', 'mainnet'] as const) {
      expect(await dialog.getByRole('option', { name: environment }).isDisabled()).toBe(true)
      // Whatever the page is made to do, main refuses.
      const added = await ask(window, 'account:add', {
        environment,
        label: 'Real',
        kind: 'main',
        secret: key,
        address: '',
        sessionOnly: false,
        onboard: false,
        ethereumAddress: '',
      })
      expect(added).toMatchObject({ ok: false, problem: { code: 'runtime.loopbackOnly' } })
      const subkey = await ask(window, 'account:add', {
        environment,
        label: 'Real',
        kind: 'subkey',
        secret: key,
        address: '0x123',
        sessionOnly: true,
        onboard: false,
        ethereumAddress: '',
      })
      expect(subkey).toMatchObject({ ok: false, problem: { code: 'runtime.loopbackOnly' } })
      expect(await ask(window, 'environment:select', { environment })).toMatchObject({
        problem: { code: 'runtime.loopbackOnly' },
      })
    }
    expect((await snapshot()).profiles.map(({ kind }) => kind)).toEqual(['paper'])
    expect(filesWith(folder, [key.slice(2)])).toEqual([])
  })

  it.each(['testnet', 'mainnet'])('cannot reach %s by a flag either', async (environment) => {
    const app = await launchStage([`--environment=${environment}`])
    await app.window
      .getByText(/substitute runtime/)
      .first()
      .waitFor()
    const { connection, account, profiles } = await readSnapshot(app.window)
    expect(connection).toMatchObject({
      environment,
      phase: 'offline',
      problem: { code: 'runtime.loopbackOnly' },
    })
    expect({ account, profiles }).toEqual({ account: null, profiles: [] })
  })
})

describe('without a keychain', () => {
  it('the app says what is missing and keeps a key for the session only', async () => {
    const key = (await createPrivateKey()).reveal()
    // No session bus, so no secret service: what a bare window manager gives.
    const stage = await openStage({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } })
    await stage.window.getByRole('button', { name: 'Connect a real account' }).click()
    const dialog = stage.window.getByRole('dialog')
    await dialog.getByText(/gnome-keyring or KWallet/).waitFor()
    await stage.window.keyboard.press('Escape')
    await fillInAccount(stage.window, 'sandbox', 'Session', key)
    await until('the account in use', async () => {
      const { profiles, activeAddress } = await stage.snapshot()
      return profiles.some(
        ({ label, kept, address }) => label === 'Session' && kept === 'session' && address === activeAddress,
      )
    })
    await stage.close()
    expect(filesWith(stage.folder, [key.slice(2), 'Session"'])).toEqual([])
  })
})

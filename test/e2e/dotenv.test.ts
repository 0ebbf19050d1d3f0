import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createPrivateKey } from '../../src/main/vault/stark'
import { desktop, openStage, until, type Stage } from './stage'

/** Answers the system's file dialog, which no test can press. */
async function choose(stage: Stage, path: string): Promise<void> {
  await stage.application.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
}

async function importFrom(stage: Stage, path: string, label: string): Promise<void> {
  const { window } = stage
  await choose(stage, path)
  await window.getByRole('button', { name: 'Connect a real account' }).click()
  await window.getByRole('button', { name: 'Import from .env…' }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByText(path).first().waitFor()
  await dialog.getByLabel('Environment').selectOption('sandbox')
  await dialog.getByLabel('Label').fill(label)
  await dialog.getByText('Main key', { exact: true }).click()
}

const inUse = async (stage: Stage, name: string) => {
  const { profiles, activeAddress } = await stage.snapshot()
  return profiles.find(({ label, address }) => label === name && address === activeAddress)
}

it('an account of a .env file goes to the keyring, and its lines alone leave the file', async () => {
  const key = (await createPrivateKey()).reveal()
  const stage = await openStage()
  const path = join(stage.folder, 'bot.env')
  const before = '# grid bot \u00e9\r\nSPREAD=5\r\n'
  const after = '\tDEPTH = "3" # levels\nLAST=1'
  writeFileSync(path, `${before}export PARADEX_L2_PRIVATE_KEY="${key}"\nPARADEX_ENV=testnet\r\n${after}`)

  await importFrom(stage, path, 'Grid')
  const dialog = stage.window.getByRole('dialog')
  expect(await dialog.innerText()).not.toContain(key.slice(2))
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog.getByRole('button', { name: 'Open the account' }).click()
  const profile = await until('the account in use', () => inUse(stage, 'Grid'))
  expect(profile).toMatchObject({ environment: 'sandbox', kind: 'main', kept: 'keychain' })
  expect(await desktop.secret({ service: 'Paradesk', account: `sandbox:${profile.address}` })).toBe(key)
  expect(readFileSync(path, 'utf8')).toContain(key)

  await dialog.getByRole('button', { name: 'Remove the lines' }).click()
  await dialog.getByText(/^Lines removed from .*: 2\.$/).waitFor()
  expect(readFileSync(path)).toEqual(Buffer.from(before + after))
  expect(await dialog.getByText(/still stands elsewhere/).count()).toBe(0)
})

it('a key kept for the session only stays in its file', async () => {
  const key = (await createPrivateKey()).reveal()
  const stage = await openStage()
  const path = join(stage.folder, 'bot.env')
  writeFileSync(path, `PARADEX_L2_PRIVATE_KEY=${key}\n`)
  await importFrom(stage, path, 'Brief')
  const dialog = stage.window.getByRole('dialog')
  await dialog.getByText('Keep for this session only').click()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog.getByRole('button', { name: 'Open the account' }).click()
  await until('the account in use', () => inUse(stage, 'Brief'))
  await dialog.getByText(/stays as it is/).waitFor()
  expect(await dialog.getByRole('button', { name: 'Remove the lines' }).count()).toBe(0)
  expect(readFileSync(path, 'utf8')).toBe(`PARADEX_L2_PRIVATE_KEY=${key}\n`)
})

it('a file without a usable key is told why, and nothing can be imported from it', async () => {
  const stage = await openStage()
  const path = join(stage.folder, 'bot.env')
  writeFileSync(path, 'PARADEX_L2_PRIVATE_KEY=0xnotakey\nPARADEX_ENV=mainnet\n')
  await choose(stage, path)
  await stage.window.getByRole('button', { name: 'Connect a real account' }).click()
  await stage.window.getByRole('button', { name: 'Import from .env…' }).click()
  const dialog = stage.window.getByRole('dialog')
  await dialog.getByRole('button', { name: "Don't import" }).waitFor()
  expect(await dialog.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0)
})

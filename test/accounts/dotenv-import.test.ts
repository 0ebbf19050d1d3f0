import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Admission, AdmissionDesk } from '../../src/main/accounts/admit'
import { createDotenvImport } from '../../src/main/accounts/dotenv-import'
import type { Keychain } from '../../src/main/vault/keychain'
import type { Secret } from '../../src/main/vault/secret'
import { createVault } from '../../src/main/vault/vault'
import vectors from '../fixtures/paradex/vectors.json'

const { account } = vectors
const ok = <T>(value: T) => Promise.resolve({ ok: true as const, value })
const stored = new Map<string, Secret>()
const keychain: Keychain = {
  check: () => ok(null),
  store: (name, secret) => {
    stored.set(name, secret)
    return ok(null)
  },
  read: (name) => ok(stored.get(name) ?? null),
  remove: (name) => {
    stored.delete(name)
    return ok(null)
  },
}
const desk: AdmissionDesk = {
  vault: createVault(keychain),
  exchangeOf: () => ok(''),
  readAccountClass: () =>
    ok({
      proxyHash: vectors.systemConfig.paraclear_account_proxy_hash,
      accountHash: vectors.systemConfig.paraclear_account_hash,
    }),
  trySignIn: () => ok(null),
  known: () => [],
  hasAccount: () => ok(true),
  onboardingAddress: () => ok(null),
  readTokenAccount: () => ok('0x1'),
}
const admission: Admission = {
  environment: 'sandbox',
  label: 'Bot',
  kind: 'main',
  address: account.l2Address,
  sessionOnly: false,
  onboard: false,
  ethereumAddress: '',
}

function write(text: string): { folder: string; path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-dotenv-'))
  const path = join(folder, '.env')
  writeFileSync(path, text)
  chmodSync(path, 0o600)
  return { folder, path }
}

const guide = `A=1
PARADEX_L2_PRIVATE_KEY=${account.l2PrivateKey}
PARADEX_ACCOUNT_ADDRESS=${account.l2Address}
PARADEX_ENV=testnet
B=2`

async function readGuide() {
  const file = write(guide)
  const dotenv = createDotenvImport((profile, secret) => desk.vault.isStored(profile, secret))
  const finding = await dotenv.read(file.path)
  if (!finding.ok) throw new Error(finding.problem.code)
  return { ...file, dotenv, finding: finding.value }
}

describe('importing a .env file', () => {
  it('tells what was found, and nothing of the key', async () => {
    const { finding, path } = await readGuide()
    expect(finding).toMatchObject({
      path,
      environment: 'testnet',
      address: account.l2Address,
      key: { found: true },
    })
    expect(JSON.stringify(finding)).not.toContain(account.l2PrivateKey.slice(2, 12))
  })

  it('cleans the file only after the keychain has the key, byte for byte and with its permissions', async () => {
    const { dotenv, finding, path, folder } = await readGuide()
    expect(await dotenv.clean(finding.id)).toMatchObject({ problem: { code: 'dotenv.notImported' } })
    expect(readFileSync(path, 'utf8')).toBe(guide)
    expect(await dotenv.admit(finding.id, admission, desk)).toMatchObject({
      ok: true,
      value: { kept: 'keychain' },
    })
    expect(readFileSync(path, 'utf8')).toBe(guide)
    expect(await dotenv.clean(finding.id)).toEqual({ ok: true, value: { removed: 3, keyLeft: false } })
    expect(readFileSync(path, 'utf8')).toBe('A=1\nB=2')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['.env'])
  })

  it('never cleans for a key that is kept for the session only', async () => {
    const { dotenv, finding } = await readGuide()
    await dotenv.admit(finding.id, { ...admission, sessionOnly: true }, desk)
    expect(await dotenv.clean(finding.id)).toMatchObject({ problem: { code: 'dotenv.notImported' } })
  })

  it('never cleans once the key has left the keychain again', async () => {
    const { dotenv, finding } = await readGuide()
    await dotenv.admit(finding.id, admission, desk)
    await dotenv.admit(finding.id, { ...admission, sessionOnly: true }, desk)
    expect(await dotenv.clean(finding.id)).toMatchObject({ problem: { code: 'dotenv.notImported' } })
    await dotenv.admit(finding.id, admission, desk)
    await desk.vault.forget({ id: `sandbox:${account.l2Address}` })
    expect(await dotenv.clean(finding.id)).toMatchObject({ problem: { code: 'dotenv.notImported' } })
  })

  it('never cleans for a key that the exchange does not let in', async () => {
    const { dotenv, finding } = await readGuide()
    const shut: AdmissionDesk = {
      ...desk,
      trySignIn: () => Promise.resolve({ ok: false, problem: { code: 'venue.NOT_ONBOARDED' } }),
    }
    expect(await dotenv.admit(finding.id, admission, shut)).toMatchObject({ ok: false })
    expect(await dotenv.clean(finding.id)).toMatchObject({ problem: { code: 'dotenv.notImported' } })
  })

  it('leaves a file alone that somebody has edited meanwhile', async () => {
    const { dotenv, finding, path } = await readGuide()
    await dotenv.admit(finding.id, admission, desk)
    writeFileSync(path, 'C=3\nPARADEX_L2_PRIVATE_KEY=0x5\n')
    expect(await dotenv.clean(finding.id)).toMatchObject({ problem: { code: 'dotenv.changed' } })
    expect(readFileSync(path, 'utf8')).toBe('C=3\nPARADEX_L2_PRIVATE_KEY=0x5\n')
  })

  it('cleans the file behind a link, and leaves the link', async () => {
    const { path, folder } = write(guide)
    const link = join(folder, 'link')
    symlinkSync(path, link)
    const dotenv = createDotenvImport((profile, secret) => desk.vault.isStored(profile, secret))
    const finding = await dotenv.read(link)
    if (!finding.ok) throw new Error(finding.problem.code)
    await dotenv.admit(finding.value.id, admission, desk)
    expect(await dotenv.clean(finding.value.id)).toMatchObject({ ok: true })
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('A=1\nB=2')
  })

  it('says so when the key stands in a comment as well', async () => {
    const dotenv = createDotenvImport((profile, secret) => desk.vault.isStored(profile, secret))
    const { path } = write(`# old: ${account.l2PrivateKey.toUpperCase()}\n${guide}`)
    const finding = await dotenv.read(path)
    if (!finding.ok) throw new Error(finding.problem.code)
    await dotenv.admit(finding.value.id, admission, desk)
    expect(await dotenv.clean(finding.value.id)).toEqual({ ok: true, value: { removed: 3, keyLeft: true } })
  })

  it.each([
    ['dotenv.nothing', 'A=1\n'],
    ['dotenv.severalKeys', 'PARADEX_L2_PRIVATE_KEY=0x1\nPARADEX_L2_PRIVATE_KEY=0x2\n'],
    ['dotenv.tooLarge', 'x'.repeat(300_000)],
  ])('stops with %s', async (code, text) => {
    expect(
      await createDotenvImport((profile, secret) => desk.vault.isStored(profile, secret)).read(
        write(text).path,
      ),
    ).toMatchObject({ problem: { code } })
  })

  it('says so when the file cannot be read or its key is none', async () => {
    const dotenv = createDotenvImport((profile, secret) => desk.vault.isStored(profile, secret))
    expect(await dotenv.read('/nonexistent/.env')).toMatchObject({ problem: { code: 'dotenv.unreadable' } })
    const finding = await dotenv.read(write('PARADEX_L2_PRIVATE_KEY=your-key-here').path)
    expect(finding).toMatchObject({ value: { key: { found: false, problem: { code: 'vault.keyForm' } } } })
    if (!finding.ok) throw new Error('unread')
    expect(await dotenv.admit(finding.value.id, admission, desk)).toMatchObject({
      problem: { code: 'dotenv.gone' },
    })
  })
})

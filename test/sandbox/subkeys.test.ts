import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ec, hash } from 'starknet'
import { Trader, ask, createKey } from './trader'
import { errorComplaints, restComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Answer, Key } from './trader'
import type { Sandbox } from '../../src/sandbox/sandbox'

const PATH = '/account/keys/subkeys'
const subkey = createKey(50)
let sandbox: Sandbox
let main: Trader

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0, simulate: false })
  main = await Trader.start(sandbox)
})

afterEach(() => sandbox.stop())

/** What the main key signs to let another key act for it; times in seconds. */
function registration(changes: { signer?: Key; timestampS?: number; expiryS?: number } = {}) {
  const timestamp = changes.timestampS ?? Math.floor(Date.now() / 1000)
  const expiry = changes.expiryS ?? timestamp + 600
  const hashed = hash.computePedersenHashOnElements([main.address, subkey.publicKey, timestamp, expiry])
  return {
    public_key: subkey.publicKey,
    name: 'Desk',
    signature: (changes.signer ?? main.key).signHash(hashed),
    signature_timestamp: timestamp,
    signature_expiry: expiry,
  }
}

function verdict({ status, body }: Answer): [number, string] {
  expect(errorComplaints(body)).toEqual([])
  return [status, String(body.error)]
}

const register = (more: object = {}) => main.send('POST', PATH, { ...registration(), ...more })
const asSubkey = () => new Trader(sandbox, subkey, main.address)
const enter = (trader: Trader) => trader.authenticate({ path: `/auth/${subkey.publicKey}` })

describe('a subkey', () => {
  it('is registered, listed, found and renamed in the published shapes', async () => {
    const made = await register()
    expect([made.status, made.text]).toEqual([201, ''])
    const list = await main.get(PATH)
    expect(restComplaints('GET', PATH, list.status, list.body)).toEqual([])
    expect(list.body.results).toMatchObject([
      { public_key: subkey.publicKey, name: 'Desk', state: 'active', revoked_at: 0, allowed_cidrs: [] },
    ])
    const one = `${PATH}/${subkey.publicKey}`
    const renamed = await main.send('PUT', one, { name: 'Laptop' })
    expect(restComplaints('PUT', `${PATH}/{public_key}`, renamed.status, renamed.body)).toEqual([])
    expect((await main.get(one)).body.name).toBe('Laptop')
    // Nanoseconds: nineteen digits, more than a Number holds.
    expect((await main.get(one)).text).toMatch(/"created_at":\d{19},/)
  })

  it('trades for its account and may not manage keys', async () => {
    await register()
    const trader = asSubkey()
    expect((await enter(trader)).status).toBe(200)
    expect((await trader.post(trader.order())).body.account).toBe(main.address)
    expect((await trader.get(PATH)).status).toBe(200)
    const others = [
      trader.send('POST', PATH, registration()),
      trader.delete(`${PATH}/${subkey.publicKey}`),
      trader.send('PUT', `${PATH}/${subkey.publicKey}/allowed-cidrs`, { allowed_cidrs: [] }),
      trader.send('POST', '/account/tokens', { name: 'x', token_type: 'x', expiry_duration: 600 }),
    ]
    for (const answer of await Promise.all(others))
      expect(verdict(answer)).toEqual([403, 'REQUEST_NOT_ALLOWED'])
  })

  it('is dead at once when it is revoked: its token, its next one and its orders', async () => {
    await register()
    const trader = asSubkey()
    await enter(trader)
    const signed = trader.order()
    const revoked = await main.delete(`${PATH}/${subkey.publicKey}`)
    expect(restComplaints('DELETE', `${PATH}/{public_key}`, revoked.status, revoked.body)).toEqual([])
    expect(verdict(await trader.get('/account'))).toEqual([401, 'INVALID_TOKEN'])
    expect(verdict(await enter(trader))).toEqual([400, 'INVALID_SUBKEY'])
    expect(verdict(await main.post(signed))).toEqual([400, 'INVALID_ORDER_SIGNATURE'])
    expect((await main.get(PATH)).body.results).toEqual([])
    expect((await main.get(`${PATH}?with_revoked=true`)).body.results).toMatchObject([{ state: 'revoked' }])
    expect(verdict(await register())).toEqual([400, 'NOT_UNIQUE'])
  })

  it('needs the word of the main key, in time', async () => {
    const nowS = Math.floor(Date.now() / 1000)
    const of = async (changes: Parameters<typeof registration>[0]) =>
      verdict(await main.send('POST', PATH, registration(changes)))
    expect(await of({ signer: subkey })).toEqual([401, 'STARKNET_SIGNATURE_VERIFICATION_FAILED'])
    expect(await of({ timestampS: Date.now() })).toEqual([400, 'INVALID_TIMESTAMP'])
    expect(await of({ timestampS: nowS - 700, expiryS: nowS - 100 })).toEqual([
      400,
      'INVALID_BLOCK_EXPIRATION',
    ])
    const { signature: _signature, ...unsigned } = registration()
    expect(verdict(await main.send('POST', PATH, unsigned))).toEqual([400, 'INVALID_STARKNET_SIGNATURE'])
    expect(verdict(await register({ name: '' }))).toEqual([400, 'VALIDATION_ERROR'])
    expect(verdict(await register({ public_key: 'key' }))).toEqual([400, 'PUBLIC_KEY_INVALID'])
  })

  it('enters only from where its allowlist lets it', async () => {
    await register({ allowed_cidrs: ['203.0.113.0/24'] })
    expect(verdict(await enter(asSubkey()))).toEqual([403, 'IP_NOT_ALLOWED'])
    const path = `${PATH}/${subkey.publicKey}/allowed-cidrs`
    expect(verdict(await main.send('PUT', path, { allowed_cidrs: ['203.0.113.0'] }))).toEqual([
      400,
      'VALIDATION_ERROR',
    ])
    const opened = await main.send('PUT', path, { allowed_cidrs: ['127.0.0.0/8', '::/0'] })
    expect(restComplaints('PUT', `${PATH}/{public_key}/allowed-cidrs`, opened.status, opened.body)).toEqual(
      [],
    )
    expect((await enter(asSubkey())).status).toBe(200)
  })

  it('that is pending is activated by its ephemeral key, once', async () => {
    const ephemeral = createKey(51)
    const pending = { state: 'pending', eph_public_key: ephemeral.publicKey, encrypted_key: '0xabc' }
    await register(pending)
    expect(verdict(await enter(asSubkey()))).toEqual([400, 'INVALID_SUBKEY'])
    const timestamp = Math.floor(Date.now() / 1000)
    const hashed = ec.starkCurve.pedersen(BigInt(timestamp), ephemeral.publicKey)
    const activate = (signer: Key) =>
      ask(sandbox, `${PATH}/activate`, {
        method: 'POST',
        body: JSON.stringify({
          account_id: main.address,
          public_key: subkey.publicKey,
          signature: signer.signHash(hashed),
          timestamp,
        }),
      })
    expect(verdict(await activate(subkey))).toEqual([401, 'STARKNET_SIGNATURE_VERIFICATION_FAILED'])
    const activated = await activate(ephemeral)
    expect(restComplaints('POST', `${PATH}/activate`, activated.status, activated.body)).toEqual([])
    expect(activated.body).toEqual({ encrypted_key: '0xabc' })
    expect((await enter(asSubkey())).status).toBe(200)
    expect(verdict(await activate(ephemeral))).toEqual([403, 'SUBKEY_NOT_ACTIVATABLE'])
  })

  it('that nobody has heard of is not found', async () => {
    expect(verdict(await main.get(`${PATH}/0x123`))).toEqual([404, 'INVALID_SUBKEY'])
    expect(verdict(await main.delete(`${PATH}/0x123`))).toEqual([400, 'INVALID_SUBKEY'])
  })
})

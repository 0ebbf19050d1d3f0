import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Trader, addressOf, ask, createKey } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { errorComplaints, restComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Answer } from './trader'
import type { Sandbox } from '../../src/sandbox/sandbox'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 0, simulate: false, deposit: '2500.5' })
})

afterEach(() => sandbox.stop())

function verdict({ status, body }: Answer): [number, string] {
  expect(errorComplaints(body)).toEqual([])
  return [status, String(body.error)]
}

describe('onboarding', () => {
  it('opens an account with the deposit, once', async () => {
    const trader = new Trader(sandbox)
    const first = await trader.onboard()
    expect(restComplaints('POST', '/onboarding', first.status, first.body)).toEqual([])
    const account = `/onboarding?account_signer_type=starknet&public_key=${trader.key.publicKey}`
    expect((await ask(sandbox, account)).body).toMatchObject({ address: trader.address, exists: true })
    expect((await trader.onboard()).status).toBe(200)
    await trader.authenticate()
    expect((await trader.get('/account')).body).toMatchObject({
      total_collateral: '2500.5',
      status: 'ACTIVE',
    })
  })

  it('takes no signature of another account or key', async () => {
    const trader = new Trader(sandbox)
    const other = createKey(2)
    const forAnother = trader.key.sign('Constant', addressOf(other.publicKey), { action: 'Onboarding' })
    const byAnother = other.sign('Constant', trader.address, { action: 'Onboarding' })
    const elsewhere = trader.key.sign(
      'Constant',
      trader.address,
      { action: 'Onboarding' },
      'PRIVATE_SN_ELSEWHERE',
    )
    for (const signature of [forAnother, byAnother, elsewhere]) {
      expect(verdict(await trader.onboard({ signature }))).toEqual([
        401,
        'STARKNET_SIGNATURE_VERIFICATION_FAILED',
      ])
    }
    expect(verdict(await trader.onboard({ signature: '0x12' }))).toEqual([400, 'INVALID_STARKNET_SIGNATURE'])
  })

  it('takes no address that does not derive from the public key', async () => {
    const trader = new Trader(sandbox)
    const { publicKey } = createKey(2)
    expect(verdict(await trader.onboard({ publicKey }))).toEqual([400, 'INVALID_STARKNET_ADDRESS'])
    expect(verdict(await trader.onboard({ account: 'home' }))).toEqual([400, 'INVALID_STARKNET_ADDRESS'])
    expect(verdict(await trader.onboard({ publicKey: 'key' }))).toEqual([400, 'PUBLIC_KEY_INVALID'])
    expect(verdict(await trader.onboard({ body: 'public_key' }))).toEqual([400, 'BINDING_ERROR'])
  })
})

describe('auth', () => {
  it('gives a token of five minutes for the account', async () => {
    const trader = await Trader.start(sandbox)
    const answer = await trader.authenticate()
    expect(restComplaints('POST', '/auth', answer.status, answer.body)).toEqual([])
    const [header, payload] = trader.token.split('.').map((part) => Buffer.from(part, 'base64url').toString())
    const claims = JSON.parse(payload ?? '') as Record<string, number | string>
    expect(JSON.parse(header ?? '')).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(claims.sub).toBe(trader.address)
    expect(Number(claims.exp) - Number(claims.iat)).toBe(300)
  })

  it('knows nobody who has not onboarded', async () => {
    expect(verdict(await new Trader(sandbox).authenticate())).toEqual([400, 'NOT_ONBOARDED'])
  })

  it('takes a signature for the main key alone', async () => {
    const trader = await Trader.start(sandbox)
    expect(verdict(await trader.authenticate({ key: createKey(2) }))).toEqual([
      401,
      'STARKNET_SIGNATURE_VERIFICATION_FAILED',
    ])
    expect(verdict(await trader.authenticate({ signature: '["1","x"]' }))).toEqual([
      400,
      'INVALID_STARKNET_SIGNATURE',
    ])
  })

  it('assumes thirty minutes when no expiration is named', async () => {
    const trader = await Trader.start(sandbox)
    expect((await trader.authenticate({ expirationS: null })).status).toBe(200)
    const longAgoS = Math.floor(Date.now() / 1000) - 1801
    expect(verdict(await trader.authenticate({ timestampS: longAgoS, expirationS: null }))).toEqual([
      400,
      'INVALID_BLOCK_EXPIRATION',
    ])
  })

  it('refuses signatures that have expired, live too long or come from the future', async () => {
    const trader = await Trader.start(sandbox)
    const nowS = Math.floor(Date.now() / 1000)
    const of = async (timestampS: number, expirationS: number) =>
      verdict(await trader.authenticate({ timestampS, expirationS }))
    expect(await of(nowS - 100, nowS - 1)).toEqual([400, 'INVALID_BLOCK_EXPIRATION'])
    expect(await of(nowS, nowS + 7 * 86_400 + 1)).toEqual([400, 'INVALID_BLOCK_EXPIRATION'])
    expect(await of(nowS + 3600, nowS + 7200)).toEqual([400, 'INVALID_TIMESTAMP'])
    // Milliseconds where seconds belong.
    expect(await of(Date.now(), Date.now() + 300)).toEqual([400, 'INVALID_TIMESTAMP'])
  })

  it('lets a registered subkey in for its main account, and no other key', async () => {
    const main = await Trader.start(sandbox)
    const subkey = createKey(9)
    const asSubkey = new Trader(sandbox, subkey, main.address)
    const path = `/auth/${subkey.publicKey}`
    expect(verdict(await asSubkey.authenticate({ path }))).toEqual([400, 'INVALID_SUBKEY'])
    await createControl(sandbox.controlUrl).subkey({ account: main.address, publicKey: subkey.publicKey })
    expect((await asSubkey.authenticate({ path })).status).toBe(200)
    expect(verdict(await main.authenticate({ path }))).toEqual([
      401,
      'STARKNET_SIGNATURE_VERIFICATION_FAILED',
    ])
    const order = await asSubkey.post(asSubkey.order({ price: '97000' }))
    expect([order.status, order.body.account]).toEqual([201, main.address])
  })
})

describe('an order signature', () => {
  it('covers market, side, type, size, price and time', async () => {
    const trader = await Trader.start(sandbox)
    const signed = trader.order({ price: '97000' })
    const altered = [
      { market: 'ETH-USD-PERP' },
      { side: 'SELL' },
      { type: 'MARKET' },
      { size: '0.02' },
      { price: '97000.1' },
      { signature_timestamp: Number(signed.signature_timestamp) + 1 },
      { signature: '["1","2"]' },
      { signature: 'mine' },
    ]
    for (const change of altered) {
      expect(verdict(await trader.post({ ...signed, ...change }))).toEqual([400, 'INVALID_ORDER_SIGNATURE'])
    }
    expect((await trader.post({ ...signed, client_id: 'unsigned', recv_window: 60_000 })).status).toBe(201)
  })

  it('is good for one order only', async () => {
    const trader = await Trader.start(sandbox)
    const signed = trader.order({ price: '97000', client_id: 'once' })
    expect((await trader.post(signed)).status).toBe(201)
    expect(verdict(await trader.post(signed))).toEqual([400, 'DUPLICATED_CLIENT_ID'])
    expect(verdict(await trader.post({ ...signed, client_id: 'twice' }))).toEqual([400, 'NOT_UNIQUE'])
    const state = await createControl(sandbox.controlUrl).state()
    expect(state.accounts[0]?.clientIds.once).toEqual({ received: 2, accepted: 1 })
    expect(state.accounts[0]?.clientIds.twice).toEqual({ received: 1, accepted: 0 })
  })

  it('is dead once its recv_window has passed', async () => {
    const trader = await Trader.start(sandbox)
    const signed = trader.order({ price: '97000', recv_window: 100, signature_timestamp: Date.now() - 200 })
    expect(verdict(await trader.post(signed))).toEqual([400, 'INVALID_TIMESTAMP'])
  })
})

import { typedData } from 'starknet'
import { afterEach, describe, expect, test } from 'vitest'
import type { paradex } from 'ccxt'
import {
  authMessage,
  modifyOrderMessage,
  onboardingMessage,
  orderMessage,
} from '../../src/main/paradex/messages'
import { wireOrderTypes } from '../../src/main/paradex/words'
import type { SignedOrder } from '../../src/main/paradex/messages'
import type { Signer, TypedMessage } from '../../src/main/vault/signer'
import type { Sandbox } from '../../src/sandbox/sandbox'
import vectors from '../fixtures/paradex/vectors.json'
import { CHAIN_ID, ask } from '../sandbox/trader'
import { MARKET, SYMBOL, createKey, openCcxt, read, startStillExchange } from './ccxt-desk'

const opened: Sandbox[] = []
afterEach(() => Promise.all(opened.splice(0).map((sandbox) => sandbox.stop())))

async function openExchange(): Promise<Sandbox> {
  const { sandbox } = await startStillExchange()
  opened.push(sandbox)
  return sandbox
}

/** ccxt with its clock held, and every hash it signs with the signature it makes. */
function watch(exchange: paradex, nowS: number) {
  const signed: { hash: string; signature: string }[] = []
  const sign = exchange.starknetSign.bind(exchange)
  exchange.nonce = () => nowS
  exchange.starknetSign = (hash: string, key: string) => {
    const signature = String(sign(hash, key))
    signed.push({ hash, signature })
    return signature
  }
  return signed
}

const hashOf = (message: TypedMessage, { account }: Signer) => typedData.getMessageHash(message, account)
const post = (sandbox: Sandbox, exchange: paradex, order: object) =>
  ask(sandbox, '/orders', {
    method: 'POST',
    headers: { authorization: `Bearer ${exchange.options.authToken}` },
    body: JSON.stringify(order),
  })

describe('what ccxt signs', () => {
  test('hashes like ours to be let in', async () => {
    const sandbox = await openExchange()
    const { key, signer } = await createKey(sandbox)
    const exchange = openCcxt(sandbox, key)
    const nowS = Math.floor(Date.now() / 1000)
    const signed = watch(exchange, nowS)
    await exchange.onboarding()
    await exchange.authenticateRest()
    const ours = [onboardingMessage(CHAIN_ID), authMessage(CHAIN_ID, nowS, nowS + 180)]
    expect(signed.map(({ hash }) => hash)).toEqual(ours.map((message) => hashOf(message, signer)))
    expect(await read<object>(sandbox, exchange, '/account')).toMatchObject({ account: signer.account })
  })

  test.each<[SignedOrder['type'], string, number | undefined, Record<string, unknown>]>([
    ['limit', 'limit', 95_123.4, {}],
    ['market', 'market', undefined, { price: '0' }],
    ['stopLimit', 'limit', 94_000, { triggerPrice: 94_500 }],
    ['stopMarket', 'market', undefined, { triggerPrice: 94_500, price: '0' }],
    ['takeProfitLimit', 'limit', 99_100, { takeProfitPrice: 99_000, size: '0.29' }],
    ['takeProfitMarket', 'market', undefined, { takeProfitPrice: 99_000, size: '0.29', price: '0' }],
    ['stopLossLimit', 'limit', 94_000, { stopLossPrice: 94_500, size: '0.29' }],
    ['stopLossMarket', 'market', undefined, { stopLossPrice: 94_500, size: '0.29', price: '0' }],
  ])('and the exchange takes a %s order under either signature', async (type, kind, price, params) => {
    // Two exchanges of one chain: the same signed content is taken once by each.
    const [one, other] = [await openExchange(), await openExchange()]
    const { key, signer } = await createKey(one)
    const [exchange, second] = [openCcxt(one, key), openCcxt(other, key)]
    for (const each of [exchange, second]) {
      await each.onboarding()
      await each.authenticateRest()
    }
    await exchange.loadMarkets()
    const nowS = Math.floor(Date.now() / 1000)
    const signed = watch(exchange, nowS)
    const request = exchange.createOrderRequest(SYMBOL, kind, 'sell', 0.29, price, params)
    const theirs = await exchange.signOrderRequest(request)
    const message = orderMessage(CHAIN_ID, {
      ...{ timestampMs: nowS * 1000, market: MARKET, side: 'sell', type },
      ...{ size: '0.29', price: String(price ?? 0) },
    })
    expect(theirs).toMatchObject({ type: wireOrderTypes[type], signature_timestamp: nowS * 1000 })
    expect(signed).toEqual([{ hash: hashOf(message, signer), signature: theirs.signature }])
    expect((await post(one, exchange, theirs)).status).toBe(201)
    const ours = { ...theirs, signature: signer.signOrder(message) }
    expect((await post(other, second, ours)).status).toBe(201)
    expect((await post(one, exchange, ours)).body.error).toBe('NOT_UNIQUE')
  })

  test('hashes a change of an order like ours', async () => {
    const sandbox = await openExchange()
    const { key, signer } = await createKey(sandbox)
    const exchange = openCcxt(sandbox, key)
    await exchange.onboarding()
    const { id = '' } = await exchange.createOrder(SYMBOL, 'limit', 'buy', 0.01, 95_000)
    const nowS = Math.floor(Date.now() / 1000)
    const signed = watch(exchange, nowS)
    await exchange.editOrder(id, SYMBOL, 'limit', 'buy', 0.02, 95_000.1)
    const order: SignedOrder = {
      ...{ timestampMs: nowS * 1000, market: MARKET, side: 'buy', type: 'limit' },
      ...{ size: '0.02', price: '95000.1' },
    }
    expect(signed.at(-1)?.hash).toBe(hashOf(modifyOrderMessage(CHAIN_ID, order, id), signer))
  })

  test('trades with the key of an Ethereum wallet, the one the venue publishes for it', async () => {
    const sandbox = await openExchange()
    const exchange = openCcxt(sandbox)
    exchange.privateKey = vectors.account.l1PrivateKey
    exchange.walletAddress = vectors.account.l1Address
    await exchange.onboarding()
    const { id = '' } = await exchange.createOrder(SYMBOL, 'limit', 'buy', 0.01, 95_000)
    const { l2Address, l2PublicKey } = vectors.account
    expect(sandbox.exchange.order(l2Address, id)).toMatchObject({ status: 'OPEN' })
    const { results } = await read(sandbox, exchange, '/account/info')
    expect(results).toMatchObject([{ account: l2Address, public_key: l2PublicKey }])
  })
})

describe('where ccxt departs from the specification', () => {
  async function openAccount() {
    const sandbox = await openExchange()
    const exchange = openCcxt(sandbox, (await createKey(sandbox)).key)
    await exchange.onboarding()
    return exchange
  }

  test('leaves the required price out of a market order, which is refused; `price: "0"` mends it', async () => {
    const exchange = await openAccount()
    const make = (params: object) => exchange.createOrder(SYMBOL, 'market', 'buy', 0.01, undefined, params)
    await expect(make({})).rejects.toThrow(/VALIDATION_ERROR.*price/)
    expect(await make({ price: '0' })).toMatchObject({ status: 'open' })
  })

  test('sends stop losses and take profits with size 0, which are refused; `size` mends it', async () => {
    const exchange = await openAccount()
    const make = (params: object) => exchange.createOrder(SYMBOL, 'limit', 'sell', 0.01, 99_000, params)
    await expect(make({ takeProfitPrice: 98_900 })).rejects.toThrow(/INVALID_ORDER_SIZE/)
    expect(await make({ takeProfitPrice: 98_900, size: '0.01' })).toMatchObject({ amount: 0.01 })
  })

  test('stamps orders with whole seconds, so that the same order twice in one is one order', async () => {
    const exchange = await openAccount()
    const nowS = Math.floor(Date.now() / 1000)
    watch(exchange, nowS)
    const make = () => exchange.createOrder(SYMBOL, 'limit', 'buy', 0.01, 95_000)
    await make()
    await expect(make()).rejects.toThrow(/NOT_UNIQUE/)
    exchange.nonce = () => nowS + 1
    expect(await make()).toMatchObject({ status: 'open' })
  })
})

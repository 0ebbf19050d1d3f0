/**
 * The keys of an account: a subkey that trades but moves no money, and a token that only looks.
 * Run it with: node --import tsx examples/keys.ts
 */
import { ParadexClient } from '../src/main/paradex/client'
import type { OrderToPlace } from '../src/main/paradex/order-forms'
import { createReadOnlyTokens } from '../src/main/paradex/read-only-tokens'
import { createPrivateKey, createSigner, derivePublicKey } from '../src/main/vault/stark'
import { log, openExchange, valueOf } from './exchange'

const buy: OrderToPlace = {
  clientId: 'by-subkey',
  market: 'BTC-USD-PERP',
  side: 'buy',
  type: 'market',
  size: '0.01',
  price: '0',
  timeInForce: 'ioc',
  reduceOnly: false,
}

const { client: main, account, endpoints, close } = await openExchange()
await main.connect()

// The subkey is made here; only its public half is told to the venue.
const privateKey = await createPrivateKey()
const publicKey = await derivePublicKey(privateKey)
valueOf(await main.keys.registerSubkey({ name: 'bot', publicKey }))
const signer = await createSigner({ privateKey, account, kind: 'subkey' })
const bot = new ParadexClient({ environment: 'sandbox', endpoints, signer, log })
await bot.connect()
console.log('subkey traded', (await bot.placeOrder(buy)).outcome)
await bot.leave()
valueOf(await main.keys.revokeSubkey(publicKey))
for (const { name, state } of valueOf(await main.keys.getSubkeys(true))) console.log('subkey', state, name)

// A token is a credential too: keep it where keys are kept.
const { token, record } = valueOf(await main.keys.createToken('watcher', 3_600))
const readOnlyTokens = createReadOnlyTokens(() => token)
const watcher = new ParadexClient({ environment: 'sandbox', endpoints, signer: null, readOnlyTokens, log })
await watcher.connect()
for (const { size, market } of valueOf(await watcher.getPositions()))
  console.log('watcher sees', size, market)
const refused = await watcher.placeOrder({ ...buy, clientId: 'by-watcher' })
if (refused.outcome === 'refused') console.log('watcher may not trade', refused.problem.code)
watcher.disconnect()
valueOf(await main.keys.revokeToken(record.lookupId))

await close()

import type { TypedMessage } from '../../src/main/vault/signer'
import { trader } from './orders'

/** Signs an order: `["r","s"]` in decimal. */
export type SignOrder = (order: TypedMessage) => string

const toText = ({ r, s }: { r: bigint; s: bigint }): string => JSON.stringify([r.toString(), s.toString()])

async function starknetJs(): Promise<SignOrder> {
  const { ec, typedData } = await import('starknet')
  ec.starkCurve.getStarkKey(trader.privateKey)
  return (order) =>
    toText(ec.starkCurve.sign(typedData.getMessageHash(order, trader.account), trader.privateKey))
}

/** As its createOrder does it, on the exchange's own functions. */
async function ccxtSigner(): Promise<SignOrder> {
  const { default: ccxt } = await import('ccxt')
  const exchange = new ccxt.paradex({})
  const sign: SignOrder = ({ domain, types, message }) => {
    const hash = exchange.starknetEncodeStructuredData(
      domain,
      { Order: types.Order },
      message,
      trader.account,
    )
    return exchange.starknetSign(hash, trader.privateKey)
  }
  return sign
}

/** What a careful bot does by hand: domain, type and prefixes hashed once, nine hashes an order. */
async function cachedScure(): Promise<SignOrder> {
  const { getStarkKey, keccak, pedersen, sign } = await import('@scure/starknet')
  getStarkKey(trader.privateKey)
  const ascii = (text: string): bigint => BigInt(`0x${Buffer.from(text, 'ascii').toString('hex')}`)
  const selector = (text: string): bigint => keccak(Buffer.from(text, 'ascii'))
  const chain = (sum: bigint, felts: readonly bigint[]): bigint =>
    felts.reduce((before, felt) => BigInt(pedersen(before, felt)), sum)
  const orderType = selector(
    'Order(timestamp:felt,market:felt,side:felt,orderType:felt,size:felt,price:felt)',
  )
  const domainType = selector('StarkNetDomain(name:felt,chainId:felt,version:felt)')
  const orderHead = chain(0n, [orderType])
  let head: bigint | undefined
  return ({ domain, message }) => {
    head ??= chain(0n, [
      ascii('StarkNet Message'),
      chain(0n, [domainType, ascii(domain.name), BigInt(domain.chainId), BigInt(domain.version), 4n]),
      BigInt(trader.account),
    ])
    const { timestamp = '', market = '', side = '', orderType: type = '', size = '', price = '' } = message
    const numbers = [BigInt(size), BigInt(price), 7n]
    const felts = [BigInt(timestamp), ascii(String(market)), BigInt(side), ascii(String(type)), ...numbers]
    const hash = chain(head, [chain(orderHead, felts), 4n])
    return toText(sign(hash.toString(16).padStart(64, '0'), trader.privateKey.slice(2).padStart(64, '0')))
  }
}

async function paradesk(): Promise<SignOrder> {
  const [{ createQuickHash }, { createSecret }, { createSigner, loadLibraryHash }] = await Promise.all([
    import('../../src/main/vault/quick-hash'),
    import('../../src/main/vault/secret'),
    import('../../src/main/vault/stark'),
  ])
  const quick = createQuickHash({ library: loadLibraryHash, onOff: () => undefined })
  const signer = await createSigner({
    privateKey: createSecret(trader.privateKey),
    account: trader.account,
    kind: 'main',
    quickHash: quick.hash,
  })
  quick.warmUp()
  while (quick.state === 'warming') await new Promise((resolve) => setTimeout(resolve, 5))
  if (quick.state !== 'ready') throw new Error('the quick hash did not pass its checks')
  return (order) => signer.signOrder(order)
}

/** Those that sign, each with its key loaded when it is ready. */
export const signers = {
  'starknet.js': starknetJs,
  ccxt: ccxtSigner,
  '@scure/starknet, cached': cachedScure,
  Paradesk: paradesk,
} as const

export type SignerName = keyof typeof signers

import ccxt from 'ccxt'
import { marketNames } from './feed'

/** What ccxt.pro's own socket client hands its messages to. */
interface CcxtClient {
  onMessage(event: { data: string | Buffer }): void
}

/** A ccxt.pro exchange that knows so many markets; it is given frames as its socket would give them. */
export function createCcxtIngest(marketCount: number): (frame: string) => void {
  const exchange = new ccxt.pro.paradex({})
  exchange.setMarkets(
    marketNames(marketCount).map((id) => {
      const base = id.slice(0, id.indexOf('-'))
      return {
        id,
        symbol: `${base}/USD:USDC`,
        base,
        quote: 'USD',
        settle: 'USDC',
        baseId: base,
        quoteId: 'USD',
        settleId: 'USDC',
        type: 'swap',
        swap: true,
        contract: true,
        linear: true,
        active: true,
        precision: { amount: 0.001, price: 0.1 },
        limits: {},
        info: {},
      }
    }),
  )
  const client = exchange.client('wss://127.0.0.1') as CcxtClient
  return (frame) => client.onMessage({ data: frame })
}

import type { MarketSpec } from './types'

/** A decimal number as quanta of 10^-8. */
function quanta(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole) * 100_000_000n + BigInt(fraction.padEnd(8, '0'))
}

interface Sketch {
  base: string
  price: string
  tick: string
  step: string
  minNotional: string
  maxOrderSize: string
  positionLimit: string
  imf: string
  volatility: string
}

function toSpec(sketch: Sketch): MarketSpec {
  return {
    symbol: `${sketch.base}-USD-PERP`,
    baseCurrency: sketch.base,
    quoteCurrency: 'USD',
    settlementCurrency: 'USDC',
    tick: quanta(sketch.tick),
    step: quanta(sketch.step),
    minNotional: quanta(sketch.minNotional),
    maxOrderSize: quanta(sketch.maxOrderSize),
    positionLimit: quanta(sketch.positionLimit),
    priceBandsWidth: quanta('0.05'),
    imfBase: quanta(sketch.imf),
    mmfFactor: quanta('0.5'),
    makerFeeRate: quanta('0.00003'),
    takerFeeRate: quanta('0.0003'),
    interactiveTakerFeeRate: 0n,
    maxFundingRate: quanta('0.05'),
    interestRate: quanta('0.0001'),
    fundingPeriodHours: 8,
    maxOpenOrders: 100,
    openAtMs: 0,
    tradingMode: 'STANDARD',
    startPrice: quanta(sketch.price),
    volatility: quanta(sketch.volatility),
  }
}

/** The perpetuals the sandbox lists unless told otherwise; sizes and limits are of the venue's order. */
export const defaultMarkets: readonly MarketSpec[] = [
  {
    base: 'BTC',
    price: '97250',
    tick: '0.1',
    step: '0.00001',
    minNotional: '100',
    maxOrderSize: '100',
    positionLimit: '500',
    imf: '0.02',
    volatility: '0.00002',
  },
  {
    base: 'ETH',
    price: '3480',
    tick: '0.01',
    step: '0.0001',
    minNotional: '100',
    maxOrderSize: '1500',
    positionLimit: '8000',
    imf: '0.02',
    volatility: '0.000025',
  },
  {
    base: 'SOL',
    price: '188.4',
    tick: '0.001',
    step: '0.001',
    minNotional: '20',
    maxOrderSize: '20000',
    positionLimit: '80000',
    imf: '0.04',
    volatility: '0.00003',
  },
  {
    base: 'HYPE',
    price: '31.25',
    tick: '0.001',
    step: '0.01',
    minNotional: '20',
    maxOrderSize: '50000',
    positionLimit: '200000',
    imf: '0.05',
    volatility: '0.00004',
  },
  {
    base: 'XRP',
    price: '2.3145',
    tick: '0.0001',
    step: '1',
    minNotional: '10',
    maxOrderSize: '600000',
    positionLimit: '2500000',
    imf: '0.05',
    volatility: '0.00003',
  },
  {
    base: 'DOGE',
    price: '0.18642',
    tick: '0.00001',
    step: '1',
    minNotional: '10',
    maxOrderSize: '6000000',
    positionLimit: '25000000',
    imf: '0.05',
    volatility: '0.00004',
  },
  {
    base: 'AVAX',
    price: '24.38',
    tick: '0.001',
    step: '0.01',
    minNotional: '10',
    maxOrderSize: '40000',
    positionLimit: '150000',
    imf: '0.1',
    volatility: '0.00004',
  },
  {
    base: 'STRK',
    price: '0.1274',
    tick: '0.00001',
    step: '1',
    minNotional: '10',
    maxOrderSize: '4000000',
    positionLimit: '15000000',
    imf: '0.1',
    volatility: '0.00005',
  },
].map(toSpec)

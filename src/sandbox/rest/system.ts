import { CHAIN_ID, L1_CHAIN_ID, accountClasses } from '../chain'
import { VenueRefusal } from '../refusal'
import { ok } from './routes'
import { pageOf } from './page'
import { toDecimal } from '../quanta'
import type { Quanta } from '../exchange/types'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { Venue } from '../venue'

/** What the venue says of itself; public. */
export const systemRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/system/config',
    answer: () =>
      ok({
        starknet_chain_id: CHAIN_ID,
        l1_chain_id: L1_CHAIN_ID,
        environment: 'sandbox',
        paraclear_decimals: 8,
        paraclear_account_proxy_hash: accountClasses.proxyHash,
        paraclear_account_hash: accountClasses.accountHash,
        paraclear_address: '0x0',
        assets_limit_per_account: 550,
        liquidation_fee: '0',
        partial_liquidation_buffer: '0.2',
        partial_liquidation_share_increment: '0.05',
        bridged_tokens: [{ name: 'USD Coin', symbol: 'USDC', decimals: 6, l2_token_address: '0x7' }],
      }),
  },
  {
    method: 'GET',
    path: '/system/time',
    answer: ({ clock }) => ok({ server_time: String(clock.nowMs()) }),
  },
  {
    method: 'GET',
    path: '/system/state',
    answer: ({ exchange }) => ok({ status: exchange.systemStatus }),
  },
  { method: 'GET', path: '/system/volume-tiers', answer: volumeTiers },
  { method: 'GET', path: '/system/announcements', answer: announcements },
  { method: 'GET', path: '/system/portfolio-margin-config', answer: portfolioMargin },
  { method: 'GET', path: '/insurance', answer: insurance },
]

function volumeTiers({ exchange }: Venue): RestAnswer {
  const [market] = exchange.markets.values()
  const rates = (taker: Quanta | undefined) => ({
    maker: toDecimal(market?.makerFeeRate ?? 0n),
    taker: toDecimal(taker ?? 0n),
  })
  const tier = { min_volume: '0', min_volume_duration: '14d', nft_min_volume: '0', sort_order: 0 }
  return ok({
    results: [
      { kind: 'retail', tier_name: 'Retail', ...tier, fee_rates: rates(market?.interactiveTakerFeeRate) },
      { kind: 'pro', tier_name: 'Pro', ...tier, fee_rates: rates(market?.takerFeeRate) },
    ],
  })
}

const welcome = {
  id: 'welcome',
  createdAtMs: Date.UTC(2026, 0, 1),
  title: 'This is the sandbox exchange',
  content: 'Prices are **made up** and the money is too.',
}

function announcements({ clock }: Venue, request: RestRequest): RestAnswer {
  return pageOf(request, clock.nowMs(), [welcome], [], ({ title, content, createdAtMs }) => ({
    title,
    content,
    kind: 'UPDATE',
    visible_at: createdAtMs,
    expiry_at: 0,
    notification_expiry_at: 0,
  }))
}

function portfolioMargin(): RestAnswer {
  throw new VenueRefusal('PORTFOLIO_MARGIN_CONFIG_NOT_FOUND', 'there is no portfolio margin here', {
    status: 404,
  })
}

function insurance({ clock }: Venue): RestAnswer {
  return ok({
    account: '0x1',
    account_value: '1000000',
    settlement_asset: 'USDC',
    updated_at: clock.nowMs(),
  })
}

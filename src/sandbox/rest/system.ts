import { CHAIN_ID, accountClasses } from '../chain'
import { ok } from './routes'
import type { Route } from './routes'

/** What the venue says of itself; public. */
export const systemRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/system/config',
    answer: () =>
      ok({
        starknet_chain_id: CHAIN_ID,
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
]

import type { AccountClasses } from './stark'

/** The sandbox's own chain: a signature made for it is worth nothing on another. */
export const CHAIN_ID = 'PRIVATE_SN_PARADESK'

/** The Ethereum chain whose wallets' signatures keys are derived from: Sepolia, as at the venue's testnet. */
export const L1_CHAIN_ID = '11155111'

/** The venue's account contracts, so that addresses derive as they do there. */
export const accountClasses: AccountClasses = {
  proxyHash: '0x3530cc4759d78042f1b543bf797f5f3d647cde0388c33734cf91b7f7b9314a9',
  accountHash: '0x41cb0280ebadaa75f996d8d92c6f265f6d040bb3ba442e5f86a554f1765244e',
}

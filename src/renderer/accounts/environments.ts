import type { EnvironmentName } from '../../preload/model'

/** All environments, the safest first. */
export const ENVIRONMENTS: readonly EnvironmentName[] = ['sandbox', 'testnet', 'mainnet', 'custom']

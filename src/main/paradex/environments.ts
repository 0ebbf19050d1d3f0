import type { Result } from '../../preload/model'
import type { Tunnel } from '../socket/tunnel'

/** Where an exchange is reached: REST with its version path, and the socket without schema parameters. */
export interface Endpoints {
  restUrl: string
  wsUrl: string
  /** Through a proxy; straight where there is none. */
  tunnel?: Tunnel | undefined
}

/** The venue's own hosts, as its specifications name them; the others are given at run time. */
export const venueEndpoints: Readonly<Record<'testnet' | 'mainnet', Endpoints>> = {
  testnet: {
    restUrl: 'https://api.testnet.paradex.trade/v1',
    wsUrl: 'wss://ws.api.testnet.paradex.trade/v1',
  },
  mainnet: {
    restUrl: 'https://api.prod.paradex.trade/v1',
    wsUrl: 'wss://ws.api.prod.paradex.trade/v1',
  },
}

function toUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

/** Whether a URL names this computer; by its literal address or `localhost`, never by resolving a name. */
export function isLoopback(url: string): boolean {
  const host = toUrl(url)?.hostname
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host ?? '')
}

/**
 * The Ethereum address POST /onboarding must name, which a Starknet key does not give: an exchange on this
 * computer wants one named, but not whose; null elsewhere.
 */
export function onboardingEthereumAccount({ restUrl }: Endpoints): string | null {
  return isLoopback(restUrl) ? `0x${'0'.repeat(40)}` : null
}

function checkUrl(text: string, secure: string, plain: string): Result<string> {
  const url = toUrl(text.trim())
  const values = { url: withoutLogin(text), scheme: secure.slice(0, -1) }
  if (!url) return { ok: false, problem: { code: 'endpoint.form', values } }
  if (url.protocol !== secure && url.protocol !== plain) {
    return { ok: false, problem: { code: 'endpoint.scheme', values } }
  }
  if (url.username || url.password || url.search || url.hash) {
    return { ok: false, problem: { code: 'endpoint.form', values } }
  }
  // SECURITY: tokens and orders never cross a network in the clear.
  if (url.protocol === plain && !isLoopback(text.trim())) {
    return { ok: false, problem: { code: 'endpoint.insecure', values } }
  }
  return { ok: true, value: url.href.replace(/\/+$/, '') }
}

/** SECURITY: what is said of a URL, and written down, has no password in it. */
function withoutLogin(text: string): string {
  return text.replace(/^.*@/s, '…@')
}

/**
 * Whether two URLs may serve as endpoints: https and wss, or http and ws on this computer; without
 * credentials, query or fragment. The value has no trailing slash. Problems: `endpoint.form`,
 * `endpoint.scheme`, `endpoint.insecure`.
 */
export function checkEndpoints(restUrl: string, wsUrl: string): Result<Endpoints> {
  const rest = checkUrl(restUrl, 'https:', 'http:')
  if (!rest.ok) return rest
  const ws = checkUrl(wsUrl, 'wss:', 'ws:')
  if (!ws.ok) return ws
  return { ok: true, value: { restUrl: rest.value, wsUrl: ws.value } }
}

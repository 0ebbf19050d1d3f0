import type { Result, Settings } from '../../preload/model'
import { isLoopback } from '../paradex/environments'
import { createTunnel, type Tunnel } from '../socket/tunnel'

/** How a venue is reached: straight, or through a proxy. */
export interface ProxyRoute {
  /**
   * The tunnel to the host of this URL; null for straight. Problems: `proxy.missing`, `proxy.socks`,
   * `proxy.systemForm`, and those of the keychain.
   */
  tunnelTo(url: string): Promise<Result<Tunnel | null>>
  /** The credentials are others now. */
  forget(): void
}

interface Options {
  settings: () => Pick<Settings, 'proxy' | 'proxyUrl'>
  env: NodeJS.ProcessEnv
  /** What the system says of this URL, in the words of a PAC file: 'PROXY host:port; DIRECT'. */
  resolve: (url: string) => Promise<string>
  /** What the kept credentials come to as Proxy-Authorization; null where none are kept. */
  openLogin: () => Promise<Result<(() => string) | null>>
}

interface Found {
  url: string
  authorization: (() => string) | null
}

/** Chooses the way by the settings, each time anew; a tunnel is kept as long as its proxy is the same. */
export function createProxyRoute({ settings, env, resolve, openLogin }: Options): ProxyRoute {
  let kept: { url: string; tunnel: Tunnel } | null = null

  async function find(url: string): Promise<Result<Found | null>> {
    const { proxy, proxyUrl } = settings()
    // SECURITY: a proxy would take this computer's own exchange for one of its own.
    if (proxy === 'none' || isLoopback(url)) return { ok: true, value: null }
    if (proxy === 'own') {
      if (proxyUrl === '') return { ok: false, problem: { code: 'proxy.missing' } }
      const login = await openLogin()
      return login.ok ? { ok: true, value: { url: proxyUrl, authorization: login.value } } : login
    }
    return findSystemProxy(url, env, resolve)
  }

  return {
    async tunnelTo(url) {
      const found = await find(url)
      if (!found.ok || found.value === null) return found as Result<null>
      const { value } = found
      if (kept?.url !== value.url) {
        kept?.tunnel.close()
        kept = { url: value.url, tunnel: createTunnel(value) }
      }
      return { ok: true, value: kept.tunnel }
    },
    forget() {
      kept?.tunnel.close()
      kept = null
    },
  }
}

/** HTTPS_PROXY and NO_PROXY, else what the desktop says. */
async function findSystemProxy(
  url: string,
  env: NodeJS.ProcessEnv,
  resolve: Options['resolve'],
): Promise<Result<Found | null>> {
  const named = env.https_proxy || env.HTTPS_PROXY
  if (!named) return readPac(await resolve(url))
  if (isExcepted(new URL(url), env.no_proxy ?? env.NO_PROXY ?? '')) return { ok: true, value: null }
  return readProxyUrl(named.includes('://') ? named : `http://${named}`)
}

/** Whether NO_PROXY names this host: by itself, by a domain above it, or as one of all. */
export function isExcepted({ hostname, port, protocol }: URL, noProxy: string): boolean {
  const at = port || (protocol === 'https:' || protocol === 'wss:' ? '443' : '80')
  return noProxy.split(/[\s,]+/).some((entry) => {
    const [, name = '', wantedPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    if (name === '*') return true
    const domain = name.replace(/^\*?\./, '')
    const isThere = hostname === domain || hostname.endsWith(`.${domain}`)
    return domain !== '' && isThere && (wantedPort === undefined || wantedPort === at)
  })
}

/** The first way of a PAC file's answer that there is; SOCKS alone is a way we do not know. */
export function readPac(answer: string): Result<Found | null> {
  const ways = answer.split(';').map((way) => way.trim().split(/\s+/))
  const first = ways.find(([kind = '']) => /^(DIRECT|PROXY|HTTPS?)$/i.test(kind))
  const isSocksFirst = /^SOCKS/i.test(ways[0]?.[0] ?? '')
  if (!first || (isSocksFirst && /^DIRECT$/i.test(first[0] ?? '')))
    return isSocksFirst
      ? { ok: false, problem: { code: 'proxy.socks' } }
      : { ok: false, problem: { code: 'proxy.systemForm' } }
  const [kind = '', host = ''] = first
  if (/^DIRECT$/i.test(kind)) return { ok: true, value: null }
  return readProxyUrl(`${/^HTTPS$/i.test(kind) ? 'https' : 'http'}://${host}`)
}

/** A proxy's address as the system writes it, with or without credentials in it. */
function readProxyUrl(text: string): Result<Found | null> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^socks/.test(url.protocol)) return { ok: false, problem: { code: 'proxy.socks' } }
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '')
    return { ok: false, problem: { code: 'proxy.systemForm' } }
  const { username, password, protocol, host } = url
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return {
    ok: true,
    value: {
      url: `${protocol}//${host}`,
      authorization: username === '' ? null : () => `Basic ${Buffer.from(login, 'utf8').toString('base64')}`,
    },
  }
}

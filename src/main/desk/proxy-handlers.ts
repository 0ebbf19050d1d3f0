import type { KeptLogin, Result } from '../../preload/model'
import { readTime } from '../paradex/sign-in'
import { createSecret } from '../vault/secret'
import type { Vault } from '../vault/vault'
import type { HandlerParts, Handlers } from './handlers'
import type { ProxyRoute } from './proxy-route'
import type { Reach } from './reach'

/** Where the vault keeps what the proxy wants to see. */
export const proxyEntry = { id: 'proxy' }

interface ProxyParts extends Pick<HandlerParts, 'settings' | 'openSession'> {
  vault: Pick<Vault, 'keep' | 'forget' | 'openLogin'>
  route: Pick<ProxyRoute, 'forget'>
  reach: Reach
}

/** The commands about the proxy: its credentials cross the border inward, once, and no command returns them. */
export function createProxyHandlers({
  settings,
  openSession,
  vault,
  route,
  reach,
}: ProxyParts): Pick<Handlers, 'proxy:read' | 'proxy:login' | 'proxy:test'> {
  return {
    async 'proxy:read'() {
      const found = await vault.openLogin(proxyEntry)
      return found.ok ? { ok: true, value: { hasLogin: found.value !== null } } : found
    },
    async 'proxy:login'({ user, password }): Promise<Result<KeptLogin>> {
      // The two are told apart by the first colon.
      if (user.includes(':')) return { ok: false, problem: { code: 'proxy.userForm' } }
      let kept: KeptLogin = 'none'
      if (user === '') await vault.forget(proxyEntry)
      else {
        const login = createSecret(`${user}:${password}`)
        kept = (await vault.keep(proxyEntry, login, 'keychain')).ok ? 'keychain' : 'session'
        if (kept === 'session') await vault.keep(proxyEntry, login, 'session')
      }
      route.forget()
      const { proxy, environment } = settings.current
      if (proxy === 'own' && environment !== 'sandbox') void openSession()
      return { ok: true, value: kept }
    },
    async 'proxy:test'() {
      // The embedded exchange is never behind a proxy.
      const { environment } = settings.current
      const endpoints = await reach.endpointsOf(environment === 'sandbox' ? 'mainnet' : environment)
      if (!endpoints.ok) return endpoints
      const answered = await readTime(endpoints.value)
      return answered.ok ? { ok: true, value: { isThrough: endpoints.value.tunnel !== undefined } } : answered
    },
  }
}

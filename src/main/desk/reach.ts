import type { EnvironmentName, Result, Settings } from '../../preload/model'
import type { Tunnel } from '../socket/tunnel'
import { checkEndpoints, isLoopback, venueEndpoints, type Endpoints } from '../paradex/environments'

/** Where each environment is, and whether this copy of the app may go there. */
export interface Reach {
  /** The exchange's endpoints, or why it cannot be reached from here. */
  endpointsOf(environment: EnvironmentName): Promise<Result<Endpoints>>
  /** The REST origin of the custom environment, which may be another tomorrow; '' for the others. */
  exchangeOf(environment: EnvironmentName): Promise<Result<string>>
}

interface Options {
  settings: () => Settings
  /** Starts the embedded exchange where it is not running. */
  sandbox: () => Promise<Endpoints>
  /** `--rest-url` and `--ws-url`: stand before the settings' ones. */
  given: { restUrl: string; wsUrl: string } | null
  /** True on the substitute runtime. */
  loopbackOnly: boolean
  /** The tunnel to the host of a URL, null for straight; always straight unless given. */
  tunnelTo?: (url: string) => Promise<Result<Tunnel | null>>
}

/** The only place that turns an environment into URLs, so that the lock cannot be gone around. */
export function createReach(options: Options): Reach {
  async function find(environment: EnvironmentName): Promise<Result<Endpoints>> {
    if (environment === 'sandbox')
      return options.sandbox().then(
        (value): Result<Endpoints> => ({ ok: true, value }),
        (): Result<Endpoints> => ({ ok: false, problem: { code: 'sandbox.notStarted' } }),
      )
    if (environment !== 'custom') return { ok: true, value: venueEndpoints[environment] }
    const { customRestUrl, customWsUrl } = options.settings()
    const chosen = options.given ?? { restUrl: customRestUrl, wsUrl: customWsUrl }
    if (chosen.restUrl === '' || chosen.wsUrl === '')
      return { ok: false, problem: { code: 'endpoint.missing' } }
    return checkEndpoints(chosen.restUrl, chosen.wsUrl)
  }
  async function findAllowed(environment: EnvironmentName): Promise<Result<Endpoints>> {
    const found = await find(environment)
    if (!found.ok) return found
    const { restUrl, wsUrl } = found.value
    // SECURITY: the substitute runtime is another party's build: no real exchange, no real key.
    if (options.loopbackOnly && !(isLoopback(restUrl) && isLoopback(wsUrl)))
      return { ok: false, problem: { code: 'runtime.loopbackOnly', values: { url: restUrl } } }
    return found
  }
  async function endpointsOf(environment: EnvironmentName): Promise<Result<Endpoints>> {
    const found = await findAllowed(environment)
    if (!found.ok || environment === 'sandbox' || !options.tunnelTo) return found
    const tunnel = await options.tunnelTo(found.value.restUrl)
    if (!tunnel.ok) return tunnel
    return { ok: true, value: { ...found.value, ...(tunnel.value && { tunnel: tunnel.value }) } }
  }

  return {
    endpointsOf,
    async exchangeOf(environment) {
      if (environment !== 'custom') return { ok: true, value: '' }
      const found = await findAllowed(environment)
      return found.ok ? { ok: true, value: new URL(found.value.restUrl).origin } : found
    },
  }
}

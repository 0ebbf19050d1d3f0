import { parseArgs } from 'node:util'
import type { EnvironmentName, Settings } from '../../preload/model'

/** What may be said on the command line. */
export interface Flags {
  /** Keeps settings, accounts and logs of this run apart. */
  userDataDir: string | null
  environment: EnvironmentName | null
  /** An exchange of one's own; both or neither. Stands for the custom environment. */
  endpoints: { restUrl: string; wsUrl: string } | null
  sandboxSeed: number
  /** Where to write the embedded exchange's URLs as JSON, for scripts that play the market. */
  sandboxControlFile: string | null
  /** Starts in the tray, where there is one. */
  hidden: boolean
}

const environments: readonly string[] = [
  'sandbox',
  'testnet',
  'mainnet',
  'custom',
] satisfies EnvironmentName[]

function isEnvironment(text: unknown): text is EnvironmentName {
  return typeof text === 'string' && environments.includes(text)
}

/**
 * Reads the command line. Unknown flags are Chromium's and left alone; one of ours that makes no sense
 * throws a RangeError with a sentence for the person who typed it.
 */
export function readFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      'user-data-dir': { type: 'string' },
      environment: { type: 'string' },
      'rest-url': { type: 'string' },
      'ws-url': { type: 'string' },
      'sandbox-seed': { type: 'string' },
      'sandbox-control-file': { type: 'string' },
      hidden: { type: 'boolean' },
    },
  })
  const text = (name: string): string | null => {
    const value = values[name]
    if (value === undefined) return null
    if (typeof value !== 'string' || value === '') throw new RangeError(`--${name} needs a value.`)
    return value
  }
  const environment = text('environment')
  if (environment !== null && !isEnvironment(environment))
    throw new RangeError(`--environment must be one of ${environments.join(', ')}.`)
  const seed = text('sandbox-seed') ?? '7'
  if (!/^\d{1,9}$/.test(seed)) throw new RangeError('--sandbox-seed must be a whole number.')
  const restUrl = text('rest-url')
  const wsUrl = text('ws-url')
  if ((restUrl === null) !== (wsUrl === null))
    throw new RangeError('--rest-url and --ws-url go together: give both or neither.')
  return {
    userDataDir: text('user-data-dir'),
    environment: restUrl === null ? environment : 'custom',
    endpoints: restUrl !== null && wsUrl !== null ? { restUrl, wsUrl } : null,
    sandboxSeed: Number(seed),
    sandboxControlFile: text('sandbox-control-file'),
    hidden: values.hidden === true,
  }
}

/** What these flags settle for this run; whoever names an exchange or plays one needs no welcome. */
export function givenBy({ environment, sandboxControlFile }: Flags): Partial<Settings> {
  return {
    ...(environment !== null && { environment }),
    ...((environment !== null || sandboxControlFile !== null) && { welcomed: true }),
  }
}

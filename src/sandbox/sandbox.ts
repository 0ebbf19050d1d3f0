import { createServer } from 'node:http'
import { CHAIN_ID } from './chain'
import { Exchange } from './exchange/exchange'
import { Faults } from './faults'
import { KeyRing } from './keys'
import { Limits } from './limits'
import { OrderEntry } from './order-entry'
import { Sockets } from './socket/sockets'
import { Tokens } from './tokens'
import { AlgoEntry } from './algo-entry'
import { ApiTokens } from './api-tokens'
import { OrderSignatures } from './order-signatures'
import { Profiles } from './profiles'
import { Retail } from './retail'
import { answerControl } from './control'
import { answerRest } from './rest/rest'
import { createClock } from './clock'
import { createLater } from './later'
import { createMessages } from './messages'
import { toQuanta } from './quanta'
import { openAccount } from './opening'
import { readyCurve, toFelt } from './stark'
import { venueTiming } from './socket/client'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import type { Later } from './later'
import type { SocketTiming } from './socket/client'
import type { Venue } from './venue'

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number
  /** The same seed makes the same world; the default is 7. */
  seed?: number
  /** Serve public channels as JSON to sockets that did not negotiate SBE. */
  jsonPublic?: boolean
  /** False: nobody trades but the accounts. */
  simulate?: boolean
  /** How often the world moves on; 100 by default, 0 never. */
  stepMs?: number
  /** What a new account starts with, a decimal text; '100000' by default. */
  deposit?: string
  /** Pings and heartbeats; the venue's by default. */
  timing?: Partial<SocketTiming>
  /** What holds back retail orders; the machine's timers by default. */
  later?: Later
}

/** A running exchange on loopback. */
export interface Sandbox {
  /** http://127.0.0.1:{port}/v1 */
  readonly restUrl: string
  /** ws://127.0.0.1:{port}/v1 */
  readonly wsUrl: string
  /** http://127.0.0.1:{port}/control */
  readonly controlUrl: string
  readonly exchange: Exchange
  /** Opens the account of a main public key (a felt) as onboarding does, without a proof; its address. */
  openAccount(publicKey: string): string
  /** Closes every connection and frees the port. */
  stop(): Promise<void>
}

/** What whoever has started it asks at once is heard by then. */
const askedFirstMs = 4

/** Starts an exchange that speaks Paradex on 127.0.0.1; rejects when the port is taken or an option makes no sense. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const venue = createVenue(options)
  const sockets = new Sockets(venue, { ...venueTiming, ...options.timing })
  const server = createServer((request, response) => {
    const answer = request.url?.startsWith('/control')
      ? answerControl({ venue, sockets, goAway }, request, response)
      : answerRest(venue, request, response)
    // A request that breaks off has nobody left to answer.
    answer.catch(() => response.destroy())
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    void sockets.upgrade(request, socket, head)
  })
  const port = await listen(server, options.port ?? 0).catch((error: unknown) => {
    sockets.stop()
    throw error
  })
  // What signing in needs, which whoever has started it does only after asking for other things.
  const readying = setTimeout(readyCurve, askedFirstMs)
  const stepMs = options.stepMs ?? 100
  const steps = stepMs > 0 ? setInterval(() => venue.exchange.step(), stepMs) : undefined
  let stopped: Promise<void> | undefined
  return {
    restUrl: `http://127.0.0.1:${port}/v1`,
    wsUrl: `ws://127.0.0.1:${port}/v1`,
    controlUrl: `http://127.0.0.1:${port}/control`,
    exchange: venue.exchange,
    openAccount(publicKey) {
      const key = toFelt(publicKey)
      if (!key) throw new RangeError('a public key must be a felt')
      return openAccount(venue, key)
    },
    stop: () => (stopped ??= stop()),
  }

  function goAway(forMs: number): void {
    server.close()
    server.closeAllConnections()
    sockets.drop('all', 'reset')
    venue.later.after(forMs, () => server.listen(port, '127.0.0.1'))
  }

  function stop(): Promise<void> {
    clearInterval(steps)
    clearTimeout(readying)
    venue.later.stop()
    sockets.stop()
    return new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
}

function createVenue(options: SandboxOptions): Venue {
  const deposit = toQuanta(options.deposit ?? '100000')
  if (deposit === undefined) throw new RangeError('deposit must be a decimal with at most 8 places')
  const clock = createClock()
  // An exchange stamps what happens in its sequence, whatever its clock is set to.
  let stampedAtMs = 0
  const exchange = new Exchange({
    seed: options.seed ?? 7,
    nowMs: () => (stampedAtMs = Math.max(stampedAtMs, clock.nowMs())),
    simulate: options.simulate ?? true,
  })
  const keys = new KeyRing(clock)
  const messages = createMessages(CHAIN_ID)
  const tokens = new Tokens(clock)
  const limits = new Limits(clock)
  const signatures = new OrderSignatures(keys, messages, clock)
  const later = options.later ?? createLater()
  return {
    exchange,
    clock,
    keys,
    tokens,
    apiTokens: new ApiTokens(tokens, clock),
    messages,
    limits,
    profiles: new Profiles(),
    later,
    faults: new Faults(),
    orders: new OrderEntry(exchange, signatures, new Retail(limits, later)),
    algoEntry: new AlgoEntry(exchange.algos, signatures),
    deposit,
    jsonPublic: options.jsonPublic ?? false,
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

import { expect } from 'vitest'
import { createBell } from '../../src/main/alerts/bell'
import type { Ring } from '../../src/main/alerts/rules'
import { later } from '../../src/main/later'
import { onboardingEthereumAccount } from '../../src/main/paradex/environments'
import type { ClientOptions } from '../../src/main/paradex/client-parts'
import { createSession } from '../../src/main/session/session'
import type { Change, Connection, OrderIntent } from '../../src/preload/model'
import { createControl } from '../../src/sandbox/control-client'
import { toDecimal } from '../../src/sandbox/quanta'
import { startSandbox } from '../../src/sandbox/sandbox'
import { createIntents } from '../fakes/intents'
import { createMainSigner } from '../paradex/desk'

export const market = 'BTC-USD-PERP'

const noLimits = {
  maxOrderNotional: null,
  maxPositionNotional: null,
  maxDistanceFromMark: null,
  confirmAbove: null,
}

/** A session on an exchange of its own, and all it has told; `stop` ends both. */
export async function openLine(line: Pick<ClientOptions, 'clock' | 'random' | 'watchdog'> = {}) {
  const sandbox = await startSandbox({ simulate: false })
  const control = createControl(sandbox.controlUrl)
  const signer = await createMainSigner()
  const endpoints = { restUrl: sandbox.restUrl, wsUrl: sandbox.wsUrl }
  const logged: string[] = []
  const write = (message: string, fields?: Record<string, unknown>) =>
    void logged.push(`${message} ${JSON.stringify(fields)}`)
  const changes: Change[] = []
  const rings: Ring[] = []
  const connections: Connection[] = []
  const session = createSession(
    {
      environment: 'sandbox',
      endpoints,
      profile: null,
      signer,
      readOnlyTokens: null,
      onboardAs: onboardingEthereumAccount(endpoints),
      log: { debug: write, info: write, warn: write, error: write },
      bell: createBell((ring) => rings.push(ring), later),
      keeping: null,
      tokenUsage: 'pro',
      cancelOnDisconnect: false,
      exitStore: null,
      intents: createIntents().intents,
      limits: () => noLimits,
      line: {
        random: () => 0,
        watchdog: { pingEveryMs: 200, staleAfterMs: 1_000, deadAfterMs: 3_000 },
        ...line,
      },
    },
    {
      changes: (news) => void changes.push(...news),
      reset: () => undefined,
      past: () => undefined,
      connection: (next) => void connections.push(next),
      book: () => undefined,
      trade: () => undefined,
      tradesSent: () => undefined,
      pastTrades: () => undefined,
      funding: () => undefined,
    },
  )
  const isLive = () => {
    const now = connections.at(-1)
    return now?.phase === 'live' && now.marketData === 'live' && now.systemState === 'ok'
  }

  /** What the exchange knows of the account, in the words the ledger has for it. */
  function truth() {
    const { exchange } = sandbox
    const account = exchange.account(signer.account)
    return {
      open: exchange
        .openOrders(signer.account)
        .map(({ id, remaining }) => `${id} ${toDecimal(remaining)}`)
        .sort(),
      fills: exchange
        .fills(signer.account)
        .map(({ id }) => id)
        .sort(),
      positions: exchange
        .positions(signer.account)
        .filter(({ size }) => size !== 0n)
        .map(({ market: symbol, size }) => `${symbol} ${toDecimal(size < 0n ? -size : size)}`)
        .sort(),
      balance: toDecimal(account?.totalCollateral ?? 0n),
    }
  }

  /** The same as the session has it. */
  function belief() {
    const { orders, fills, positions, balances } = session.view()
    return {
      open: orders
        // One without an id is a wish nobody has an answer to yet, and says so.
        .filter(({ id, state }) => id !== '' && !['filled', 'cancelled', 'rejected'].includes(state))
        .map(({ id, remainingSize }) => `${id} ${remainingSize}`)
        .sort(),
      fills: fills.map(({ id }) => id).sort(),
      positions: positions.map(({ market: symbol, size }) => `${symbol} ${size}`).sort(),
      balance: balances[0]?.size ?? '0',
    }
  }

  let intents = 0
  return {
    sandbox,
    control,
    session,
    connections,
    changes,
    rings,
    logged,
    account: signer.account,
    isLive,
    truth,
    belief,
    /** A resting bid; each is an intent of its own, and none like one that may be in doubt. */
    bid(size = '0.01'): OrderIntent {
      intents += 1
      return {
        intentId: `intent-${intents}`,
        market,
        side: 'buy',
        type: 'limit',
        size,
        price: String(95_000 - intents),
        triggerPrice: null,
        timeInForce: 'gtc',
        reduceOnly: false,
        selfTradePrevention: null,
        exits: null,
        confirmed: true,
      }
    },
    /** A stop far above the market, which goes out over REST. */
    stopOrder(): OrderIntent {
      return { ...this.bid(), type: 'stopLimit', price: '104000', triggerPrice: '104000' }
    },
    /** The session has in the end what the exchange has, and is live; the balance is asked for at leisure. */
    async settles(what: 'all' | 'all but the balance' = 'all', timeout = 60_000) {
      const leftOut = what === 'all' ? {} : { balance: '' }
      const has = () => ({ ...belief(), live: isLive(), ...leftOut })
      const shall = () => ({ ...truth(), live: true, ...leftOut })
      // A difference is drawn once, at the end, and not with every look.
      await until(() => JSON.stringify(has()) === JSON.stringify(shall()), timeout).catch(() => undefined)
      expect(has()).toEqual(shall())
    },
    /** No fill was told twice, none was lost, and no order was sent more than once. */
    async expectOnce() {
      const told = changes.flatMap((change) => (change.kind === 'fill' ? change.fill.id : []))
      expect([...told].sort()).toEqual(truth().fills)
      const { accounts } = await control.state()
      const clientIds = accounts.find(({ address }) => address === signer.account)?.clientIds ?? {}
      for (const counts of Object.values(clientIds)) {
        expect(counts.received).toBeLessThanOrEqual(1)
        expect(counts.accepted).toBeLessThanOrEqual(1)
      }
    },
    async stop() {
      await session.stop()
      await sandbox.stop()
    },
  }
}

export type Line = Awaited<ReturnType<typeof openLine>>

/** Looks again and again, at no cost worth speaking of. */
export async function until(condition: () => boolean, timeoutMs = 30_000): Promise<void> {
  const endMs = performance.now() + timeoutMs
  while (!condition()) {
    if (performance.now() > endMs) throw new Error(`not in time: ${condition.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createBell } from '../../src/main/alerts/bell'
import type { Ring } from '../../src/main/alerts/rules'
import { watchJournal } from '../../src/main/desk/journal-news'
import type { OpenedJournal } from '../../src/main/journal/open-journal'
import { later } from '../../src/main/later'
import { onboardingEthereumAccount } from '../../src/main/paradex/environments'
import { createAccountRecords } from '../../src/main/session/account-records'
import { createKeeping } from '../../src/main/session/keeping'
import { createSession } from '../../src/main/session/session'
import type { Signer } from '../../src/main/vault/signer'
import type { Change, Connection } from '../../src/preload/model'
import type { Sandbox } from '../../src/sandbox/sandbox'
import { createIntents } from '../fakes/intents'
import { folder, open, silentLog, valueOf } from '../journal/stage'
import { createMainSigner, openDesk, openExchange } from '../paradex/desk'
import { until } from './faulty-line'

const market = 'BTC-USD-PERP'
const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** One run of a session over a journal on disk, until it is stopped. */
function run(sandbox: Sandbox, signer: Signer, opened: OpenedJournal) {
  const endpoints = { restUrl: sandbox.restUrl, wsUrl: sandbox.wsUrl }
  const { journal } = opened
  const account = journal.account('custom', signer.account)
  const keeping = createKeeping(account, (work) => journal.write(work))
  const rings: Ring[] = []
  const ring = (one: Ring) => {
    rings.push(one)
    keeping.rung(one.fillKeys)
  }
  const news = watchJournal({ ok: true, value: opened }, ring)
  const phases: string[] = []
  let connection: Connection | undefined
  const silent = () => undefined
  const session = createSession(
    {
      environment: 'custom',
      endpoints,
      profile: null,
      signer,
      readOnlyTokens: null,
      onboardAs: onboardingEthereumAccount(endpoints),
      log: silentLog,
      bell: createBell(ring, later),
      keeping,
      tokenUsage: 'pro',
      cancelOnDisconnect: false,
      exitStore: null,
      intents: createIntents().intents,
      limits: () => ({
        maxOrderNotional: null,
        maxPositionNotional: null,
        maxDistanceFromMark: null,
        confirmAbove: null,
      }),
    },
    {
      changes: silent,
      reset: silent,
      past(reading) {
        phases.push(reading.phase)
        news.past(reading)
      },
      connection: (next) => (connection = next),
      book: silent,
      trade: silent,
      tradesSent: silent,
      pastTrades: silent,
      funding: silent,
    },
  )
  session.start()
  let intents = 0
  const stop = async () => {
    await session.stop()
    await journal.backedUp
    await journal.close()
  }
  return {
    session,
    account,
    rings,
    phases,
    stop,
    isWhole: () => connection?.phase === 'live' && phases.at(-1) === 'whole',
    /** Trades at once, `count` times. */
    async trade(count: number) {
      for (let done = 0; done < count; done += 1) {
        intents += 1
        const order = valueOf(
          await session.place({
            intentId: `${phases.length}-${intents}`,
            market,
            side: 'buy',
            type: 'limit',
            size: '0.01',
            price: '95000',
            triggerPrice: null,
            timeInForce: 'gtc',
            reduceOnly: false,
            selfTradePrevention: null,
            exits: null,
            confirmed: true,
          }),
        )
        sandbox.exchange.fillOrder(order.id)
      }
    },
    rung: () => rings.flatMap(({ fillKeys }) => fillKeys),
  }
}

describe('a reading with a fill in it that cannot be read', () => {
  it('does not count as whole: the next start asks for that time again', async () => {
    const { sandbox } = await openExchange()
    const signer = await createMainSigner()
    const directory = folder()
    const first = run(sandbox, signer, open(directory, { nowMs: Date.now }))
    await until(first.isWhole)
    await first.trade(1)
    await until(() => first.rung().length === 1)
    await first.stop()

    const [fill] = sandbox.exchange.fills(signer.account)
    if (fill) Object.assign(fill, { takerSide: 'SIDEWAYS' })
    const second = run(sandbox, signer, open(directory, { nowMs: Date.now }))
    const known = valueOf(second.account.mark('wholeUntil'))
    await until(second.isWhole)
    expect(valueOf(second.account.mark('wholeUntil'))).toBe(known)
    await second.stop()

    if (fill) Object.assign(fill, { takerSide: 'SELL' })
    const third = run(sandbox, signer, open(directory, { nowMs: Date.now }))
    stops.push(() => third.stop())
    await until(third.isWhole)
    expect(Number(valueOf(third.account.mark('wholeUntil')))).toBeGreaterThan(Number(known))
  })
})

/** What the exchange has of the account, and what the journal has. */
function compare(sandbox: Sandbox, signer: Signer, { account }: ReturnType<typeof run>) {
  const { exchange } = sandbox
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort()
  const all = { limit: 1_000 }
  return {
    exchange: {
      fills: ids(exchange.fills(signer.account)),
      transfers: ids(exchange.records.transfers(signer.account)),
      transactions: exchange.records.transactions(signer.account).length,
    },
    journal: {
      fills: ids(valueOf(account.fills(all)).entries.map(({ fill }) => fill)),
      transfers: ids(valueOf(account.transfers(all)).entries),
      transactions: valueOf(account.transactions(all)).entries.length,
    },
  }
}

describe('a journal that was damaged', () => {
  it('is read back from the exchange, says so, and nothing of it rings again', async () => {
    const { sandbox } = await openExchange()
    const signer = await createMainSigner()
    const directory = folder()

    const first = run(sandbox, signer, open(directory, { nowMs: Date.now }))
    await until(first.isWhole)
    await first.trade(5)
    await until(() => first.rung().length === 5)
    await first.stop()
    expect(first.rings.some(({ kind }) => kind === 'journal')).toBe(false)

    writeFileSync(
      join(directory, 'journal.db'),
      'not a database, but long enough to be taken for one'.repeat(400),
    )
    const reopened = open(directory, { nowMs: Date.now })
    expect(reopened.outcome).toBe('rebuilt')
    const second = run(sandbox, signer, reopened)
    await until(second.isWhole)
    const told = () => second.rings.filter(({ kind }) => kind === 'journal').map(({ sentence }) => sentence)
    expect(told()).toEqual(['journal.rebuilt', 'journal.readBack'])
    expect(second.phases).toContain('reading')
    const { exchange, journal } = compare(sandbox, signer, second)
    expect(exchange.fills).toHaveLength(5)
    expect(journal).toEqual(exchange)
    expect(second.rung()).toEqual([])
    expect(valueOf(second.account.unrungFills())).toEqual([])

    // What is new meanwhile rings, and once.
    await second.trade(1)
    await until(() => second.rung().length > 0)
    await second.stop()
    const third = run(sandbox, signer, open(directory, { nowMs: Date.now }))
    stops.push(() => third.stop())
    await until(third.isWhole)
    expect([...first.rung(), ...second.rung(), ...third.rung()].sort()).toEqual(
      compare(sandbox, signer, third)
        .exchange.fills.map((id) => `FILL:${id}`)
        .sort(),
    )
    // The past is read once in the journal's life.
    expect(third.phases).toEqual(['whole'])
  })
})

describe('an exchange that begins anew under the same address', () => {
  it('has a journal of its own: its ids pass for nobody’s, and what it filled meanwhile rings', async () => {
    const signer = await createMainSigner()
    const directory = folder()
    const fillsOf = ({ account }: ReturnType<typeof run>) =>
      valueOf(account.fills({ limit: 10 })).entries.map(({ fill }) => fill)

    const { sandbox } = await openExchange()
    const first = run(sandbox, signer, open(directory, { nowMs: Date.now }))
    await until(first.isWhole)
    await first.trade(2)
    await until(() => first.rung().length === 2)
    await first.stop()

    const { sandbox: other } = await openExchange()
    const second = run(other, signer, open(directory, { nowMs: Date.now }))
    stops.push(() => second.stop())
    await until(second.isWhole)
    expect(fillsOf(second)).toEqual([])
    await second.trade(2)
    await until(() => second.rung().length === 2)
    // The same seed gives the same ids.
    expect(second.rung()).toEqual(first.rung())
    expect(
      fillsOf(second)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      other.exchange
        .fills(signer.account)
        .map(({ id }) => id)
        .sort(),
    )
  })
})

describe('catching up on the account’s money', () => {
  it('pages until all since the last whole reading is in', async () => {
    const { sandbox, control } = await openExchange()
    const signer = await createMainSigner()
    const { client } = openDesk({ restUrl: sandbox.restUrl, wsUrl: sandbox.wsUrl }, signer)
    await client.connect()
    const beforeMs = Date.now()
    for (let paid = 0; paid < 7; paid += 1) await control.fund({ account: signer.account, amount: '10' })
    const all = sandbox.exchange.records.transfers(signer.account).map(({ id }) => id)
    expect(all.length).toBeGreaterThan(6)

    const catchUp = async (wholeUntilMs: number | null, askedAtMs = Date.now()) => {
      const kept: Change[] = []
      const records = createAccountRecords({
        client,
        tell: () => undefined,
        keep: (changes) => kept.push(...changes),
        bust: () => [],
        later,
        wholeUntilMs,
        pageSize: 2,
      })
      expect(await records.catchUp([market], askedAtMs)).toBe(true)
      records.stop()
      return kept.flatMap((change) => (change.kind === 'transfer' ? change.transfer.id : []))
    }
    expect((await catchUp(beforeMs)).sort()).toEqual([...all].sort())
    // Where nothing is known, the past is another's to read; where all is, one page says so.
    expect(await catchUp(null)).toHaveLength(2)
    const hourLaterMs = Date.now() + 3_600_000
    expect(await catchUp(hourLaterMs, hourLaterMs)).toHaveLength(2)
    // A mark that is still to come was set by a clock that has been set back: it says nothing.
    expect((await catchUp(hourLaterMs)).sort()).toEqual([...all].sort())
  })
})

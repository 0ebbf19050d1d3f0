import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { argumentSchemas } from '../../src/main/ipc-arguments'
import { sideNames } from '../../src/main/windows/names'
import type { Argument, CommandName } from '../../src/preload/contract'
import type { HistoryKind } from '../../src/preload/records'
import './runs'

const environment = fc.constantFrom(
  'sandbox' as const,
  'testnet' as const,
  'mainnet' as const,
  'custom' as const,
)
const side = fc.constantFrom('buy' as const, 'sell' as const)
/** None that would lead a path elsewhere. */
const id = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 })
  .filter((text) => !/[/\\?#]|^\.+$/.test(text))
const text = fc.string({ unit: 'binary', maxLength: 60 })
const decimal = fc.stringMatching(/^-?[0-9]{1,20}(\.[0-9]{1,18})?$/)
const trigger = fc.option(decimal)
const profile = fc.record({ profileId: id })
const selfTradePrevention = fc.option(
  fc.constantFrom('expireTaker' as const, 'expireMaker' as const, 'expireBoth' as const),
)
const exit = fc.option(fc.record({ triggerPrice: decimal, price: fc.option(decimal) }))
const admission = {
  environment,
  label: text,
  address: text,
  sessionOnly: fc.boolean(),
  onboard: fc.boolean(),
  ethereumAddress: text,
}
const publicKey = id
const stretch = { market: fc.option(id), fromMs: fc.option(fc.nat()), toMs: fc.option(fc.nat()) }

/** All kinds, none left out. */
const historyKinds: Record<HistoryKind, true> = {
  orders: true,
  fills: true,
  fundingPayments: true,
  transfers: true,
  transactions: true,
  trades: true,
  tradeBusts: true,
  liquidations: true,
  algos: true,
  fundingData: true,
}

/** With or without the yes to what is old on the screen. */
const orOld = <T>(wish: fc.Arbitrary<T>): fc.Arbitrary<T & { acceptsOld?: boolean }> =>
  fc
    .tuple(wish, fc.constantFrom({}, { acceptsOld: true }, { acceptsOld: false }))
    .map(([fields, accepted]) => ({ ...fields, ...accepted }))

/** With or without the yes to orders that stay behind. */
const orLeaving = <T>(wish: fc.Arbitrary<T>): fc.Arbitrary<T & { acceptsOpenOrders?: boolean }> =>
  fc
    .tuple(wish, fc.constantFrom({}, { acceptsOpenOrders: true }, { acceptsOpenOrders: false }))
    .map(([fields, accepted]) => ({ ...fields, ...accepted }))

const sideWindow = fc.constantFrom(...sideNames)

/** What the window may ask for, command by command, as the contract has it. */
const argumentsOf: { [C in CommandName]: fc.Arbitrary<Argument<C>> } = {
  'desk:snapshot': fc.constant(null),
  'order:place': orOld(
    fc.record({
      intentId: id,
      market: id,
      side,
      type: fc.constantFrom(
        'limit' as const,
        'market' as const,
        'stopLimit' as const,
        'stopMarket' as const,
        'takeProfitLimit' as const,
        'takeProfitMarket' as const,
        'stopLossLimit' as const,
        'stopLossMarket' as const,
      ),
      size: decimal,
      price: decimal,
      triggerPrice: trigger,
      timeInForce: fc.constantFrom('gtc' as const, 'ioc' as const, 'postOnly' as const, 'rpi' as const),
      reduceOnly: fc.boolean(),
      selfTradePrevention,
      exits: fc.option(fc.record({ takeProfit: exit, stopLoss: exit })),
      confirmed: fc.boolean(),
    }),
  ),
  'order:ladder': orOld(
    fc.record({
      intentId: id,
      market: id,
      side,
      size: decimal,
      count: fc.integer({ min: 0, max: 1_000 }),
      firstPrice: decimal,
      lastPrice: decimal,
      shape: fc.constantFrom('even' as const, 'rising' as const, 'falling' as const),
      timeInForce: fc.constantFrom('gtc' as const, 'postOnly' as const),
      reduceOnly: fc.boolean(),
      selfTradePrevention,
      confirmed: fc.boolean(),
    }),
  ),
  'order:cancel': fc.record({ orderId: id }),
  'order:modify': orOld(
    fc.record({
      orderId: id,
      size: decimal,
      price: decimal,
      triggerPrice: trigger,
      confirmed: fc.boolean(),
    }),
  ),
  'orders:cancel': fc.record({ orderIds: fc.array(id, { maxLength: 500 }) }),
  'algo:place': orOld(
    fc.record({
      intentId: id,
      market: id,
      side,
      size: decimal,
      durationS: fc.integer({ min: 0, max: 1_000_000 }),
      confirmed: fc.boolean(),
    }),
  ),
  'algo:cancel': fc.record({ id }),
  'orders:cancel-all': fc.record({ market: fc.option(id), side: fc.option(side) }),
  'market:watch': fc.record(
    {
      market: fc.option(id),
      shape: fc.record({ tick: fc.option(decimal), interactive: fc.boolean() }),
    },
    { requiredKeys: ['market'] },
  ),
  'trades:watch': fc.record({ market: fc.option(id) }),
  'funding:watch': fc.record({ market: fc.option(id) }),
  'history:read': fc.record({
    kind: fc.constantFrom(...(Object.keys(historyKinds) as HistoryKind[])),
    market: fc.option(id),
    startAtMs: fc.option(fc.nat()),
    endAtMs: fc.option(fc.nat()),
    cursor: fc.option(id),
  }),
  'history:candles': fc.record({
    market: id,
    minutes: fc.constantFrom(1 as const, 3 as const, 5 as const, 15 as const, 30 as const, 60 as const),
    priceKind: fc.constantFrom('last' as const, 'mark' as const, 'underlying' as const),
    startAtMs: fc.nat(),
    endAtMs: fc.nat(),
  }),
  'history:account': fc.record({
    figure: fc.constantFrom('pnl' as const, 'value' as const, 'volume' as const, 'fee_savings' as const),
  }),
  'review:entries': fc.record({
    kind: fc.constantFrom('trips' as const, 'fills' as const, 'orders' as const, 'funding' as const),
    filter: fc.record({
      ...stretch,
      side: fc.option(side),
      tag: fc.option(fc.string({ maxLength: 40 })),
      text,
    }),
    cursor: fc.option(text),
  }),
  'review:performance': fc.record(stretch),
  'review:timeline': fc.record({ orderId: id }),
  'review:note': fc.record({
    subject: fc
      .tuple(fc.constantFrom('trips', 'fills', 'orders', 'funding'), id)
      .map((parts) => parts.join(':')),
    words: fc.string({ maxLength: 2_000 }),
    tags: fc.array(fc.string({ maxLength: 40 }), { maxLength: 12 }),
  }),
  'review:tags': fc.constant(null),
  'review:stop-export': fc.constant(null),
  'review:export': fc.record({
    ...stretch,
    kind: fc.constantFrom('trips' as const, 'fills' as const, 'transfers' as const, 'tax' as const),
    form: fc.constantFrom('csv' as const, 'json' as const),
  }),
  'account:add': fc.record({
    ...admission,
    kind: fc.constantFrom('main' as const, 'subkey' as const, 'readOnly' as const),
    secret: text,
  }),
  'keychain:check': fc.constant(null),
  'dotenv:pick': fc.constant(null),
  'dotenv:import': fc.record({
    ...admission,
    kind: fc.constantFrom('main' as const, 'subkey' as const),
    id,
  }),
  'dotenv:clean': fc.record({ id }),
  'account:remove': orLeaving(profile),
  'account:select': orLeaving(profile),
  'keys:list': fc.constant(null),
  'keys:create-subkey': fc.record({ name: text, sessionOnly: fc.boolean() }),
  'keys:rename-subkey': fc.record({ publicKey, name: text }),
  'keys:revoke-subkey': fc.record({ publicKey }),
  'keys:create-token': fc.record({
    name: text,
    lifeS: fc.integer({ min: 60, max: 31_536_000 }),
    sessionOnly: fc.boolean(),
  }),
  'keys:revoke-token': fc.record({ lookupId: id }),
  'keys:rotate': profile,
  'environment:select': orLeaving(fc.record({ environment })),
  'settings:update': orLeaving(
    fc.record(
      {
        language: fc.constantFrom('system' as const, 'en' as const, 'zh-CN' as const),
        theme: fc.constantFrom('system' as const, 'dark' as const, 'light' as const),
        notificationsPaused: fc.boolean(),
        customRestUrl: text,
      },
      { requiredKeys: [] },
    ),
  ),
  'settings:export': fc.constant(null),
  'settings:pick': fc.constant(null),
  'settings:import': fc.record({ id, acceptsOpenOrders: fc.boolean() }),
  'settings:can-undo': fc.constant(null),
  'settings:undo-import': fc.record({ acceptsOpenOrders: fc.boolean() }),
  'proxy:read': fc.constant(null),
  'proxy:login': fc.record({ user: text, password: text }),
  'proxy:test': fc.constant(null),
  'login:read': fc.constant(null),
  'login:set': fc.record({ on: fc.boolean() }),
  'panic:read': fc.constant(null),
  'connection:retry': fc.constant(null),
  'away:dismiss': fc.constant(null),
  'alerts:read': fc.record({
    search: text,
    kind: fc.option(
      fc.constantFrom('fill' as const, 'bust' as const, 'marginRatio' as const, 'test' as const),
    ),
    market: fc.option(id),
    cursor: fc.option(id),
  }),
  'alerts:test': fc.record({
    notification: fc.boolean(),
    sound: fc.boolean(),
    flash: fc.boolean(),
    inApp: fc.boolean(),
  }),
  'margin:read': fc.record({ market: id }),
  'margin:set': fc.record({
    market: id,
    kind: fc.constantFrom('cross', 'isolated'),
    leverage: fc.integer({ min: 1, max: 1_000 }),
  }),
  'diagnostics:read': fc.constant(null),
  'safe:leave': fc.constant(null),
  'support:preview': fc.constant(null),
  'support:save': fc.record({ form: fc.constantFrom('zip' as const, 'text' as const) }),
  'support:logs': fc.constant(null),
  'window:list': fc.constant(null),
  'window:open': fc.record({ window: sideWindow }),
  'window:close': fc.record({ window: sideWindow }),
  'window:show': fc.record({
    target: fc.constantFrom('market', 'settings', 'accounts', 'alertRules', 'palette'),
    id: fc.string({ maxLength: 200 }),
  }),
  'window:carry': fc.record({ panel: fc.constantFrom('ticket', 'orders', 'tape'), text: fc.string() }),
  'window:look': fc.record({
    market: fc.option(id),
    pickedPrice: fc.option(fc.record({ price: decimal, at: fc.nat() })),
    bookView: fc.record({ multiple: fc.constantFrom('1', '5', '100'), interactive: fc.boolean() }),
    shown: fc.option(fc.record({ orderId: id, times: fc.nat() })),
  }),
  'app:quit': fc.record({ orders: fc.constantFrom('keep', 'cancel') }),
}
const commands = Object.keys(argumentSchemas) as CommandName[]
const argumentOf: Record<CommandName, fc.Arbitrary<unknown>> = argumentsOf
/** Commands with a fixed list of fields. The settings store checks its own. */
const withFields = commands.filter((command) => {
  const [sample] = fc.sample(argumentOf[command], { numRuns: 1, seed: 1 })
  return sample !== null && command !== 'settings:update'
})

/** What a handler would be given; undefined for what is refused. */
function read(command: CommandName, argument: unknown): { given: unknown } | undefined {
  const parsed = argumentSchemas[command].safeParse(argument)
  return parsed.success ? { given: parsed.data } : undefined
}

/** A command and an argument that is fine for it. */
const asked = fc
  .constantFrom(...commands)
  .chain((command) => argumentOf[command].map((argument) => ({ command, argument })))
const askedWithFields = fc.constantFrom(...withFields).chain((command) =>
  (argumentOf[command] as fc.Arbitrary<Record<string, unknown>>).map((argument) => ({
    command,
    argument,
  })),
)

/** Plain through and through: text, numbers, switches, null, lists and objects of no class. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  if (Array.isArray(value)) return value.every(isPlain)
  const hasSymbols = Object.getOwnPropertySymbols(value).length > 0
  return prototype === Object.prototype && !hasSymbols && Object.values(value).every(isPlain)
}

/** The kinds of value each field of a command may have, found in many good arguments of it. */
const kindsOf = Object.fromEntries(
  withFields.map((command) => {
    const samples = fc.sample(argumentOf[command] as fc.Arbitrary<Record<string, unknown>>, {
      numRuns: 100,
      seed: 1,
    })
    const kinds = new Map<string, Set<string>>()
    for (const sample of samples)
      for (const [name, value] of Object.entries(sample))
        kinds.set(name, (kinds.get(name) ?? new Set()).add(value === null ? 'null' : typeof value))
    return [command, kinds]
  }),
) as Record<string, Map<string, Set<string>>>

/** Whether every good argument of a command has this field. */
const isNeeded = (command: CommandName, name: string) =>
  fc
    .sample(argumentOf[command] as fc.Arbitrary<object>, { numRuns: 100, seed: 1 })
    .every((sample) => name in sample)

const neededOf = Object.fromEntries(
  withFields.map((command) => [
    command,
    [...(kindsOf[command]?.keys() ?? [])].filter((name) => isNeeded(command, name)),
  ]),
) as Record<string, string[]>

function expectForm(command: CommandName, given: unknown): void {
  const kinds = kindsOf[command]
  // What its fields hold is the store's to judge.
  if (command === 'settings:update') return expect(given).toBeTypeOf('object')
  expect(isPlain(given)).toBe(true)
  if (!kinds) expect(given).toBeNull()
  else {
    const fields = given as Record<string, unknown>
    for (const name of neededOf[command] ?? []) expect(fields[name]).not.toBeUndefined()
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(Object.keys(fields)))
    const said = Object.entries(fields).filter(([, value]) => value !== undefined)
    for (const [name, value] of said)
      expect([...(kinds.get(name) ?? [])]).toContain(value === null ? 'null' : typeof value)
  }
}

describe('the argument of a command', () => {
  it('passes unchanged when it is as the contract says, and once more when it has passed', () => {
    fc.assert(
      fc.property(asked, ({ command, argument }) => {
        const passed = read(command, argument)
        expect(passed).toEqual({ given: argument })
        expect(read(command, passed?.given)).toEqual(passed)
        expect(read(command, structuredClone(argument))).toEqual(passed)
      }),
    )
  })

  it('reaches no handler in a form of its own, whatever the window sends', () => {
    const proto = fc.dictionary(
      fc.constantFrom('__proto__', 'constructor', 'market', 'id', 'orderId'),
      fc.anything(),
    )
    const anything = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withSet: true,
      }),
      proto,
      proto.map((fields): unknown => JSON.parse(JSON.stringify(fields) ?? 'null')),
    )
    fc.assert(
      fc.property(fc.constantFrom(...commands), anything, (command, argument) => {
        const passed = read(command, argument)
        if (passed) expectForm(command, passed.given)
      }),
    )
  })

  it('is refused with a field too many, and with one too few', () => {
    const surplus = fc.string().filter((name) => name !== '__proto__')
    fc.assert(
      fc.property(
        askedWithFields,
        surplus,
        fc.anything(),
        fc.nat(),
        ({ command, argument }, name, value, at) => {
          if (!(name in argument)) expect(read(command, { ...argument, [name]: value })).toBeUndefined()
          const names = neededOf[command] ?? []
          const { [names[at % names.length] ?? '']: _, ...fewer } = argument
          expect(read(command, fewer)).toBeUndefined()
        },
      ),
    )
  })

  it('is refused with any field of another kind', () => {
    fc.assert(
      fc.property(askedWithFields, fc.nat(), fc.anything(), ({ command, argument }, at, odd) => {
        const names = Object.keys(argument)
        const name = names[at % names.length] ?? ''
        const kind = odd === null ? 'null' : typeof odd
        fc.pre(!kindsOf[command]?.get(name)?.has(kind))
        // A field that may be left out may be undefined as well.
        fc.pre(odd !== undefined || (neededOf[command] ?? []).includes(name))
        expect(read(command, { ...argument, [name]: odd })).toBeUndefined()
      }),
    )
  })

  it('loses its class and its hidden fields on the way in', () => {
    class Guise {
      constructor(fields: Record<string, unknown>) {
        Object.assign(this, fields)
      }
      toString(): string {
        return 'a guise'
      }
    }
    fc.assert(
      fc.property(askedWithFields, ({ command, argument }) => {
        const hidden = new Guise(argument)
        Object.defineProperty(hidden, 'stowaway', { value: 1, enumerable: false })
        const inherited: unknown = Object.create(argument)
        const polluted: unknown = JSON.parse(
          `{"__proto__":{"admin":true},${JSON.stringify(argument).slice(1)}`,
        )
        for (const guise of [hidden, inherited, polluted]) {
          const passed = read(command, guise)
          if (!passed) continue
          expectForm(command, passed.given)
          expect((passed.given as Record<string, unknown>)['stowaway']).toBeUndefined()
          expect((passed.given as Record<string, unknown>)['admin']).toBeUndefined()
        }
      }),
    )
  })
})

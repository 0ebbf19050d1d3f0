import { z } from 'zod'
import type { Argument, CommandName } from '../preload/contract'
import type { AlertKind } from '../preload/model'
import type { DeskDialog } from '../preload/windows'
import { panelNames, sideNames } from './windows/names'

const environment = z.enum(['sandbox', 'testnet', 'mainnet', 'custom'])
/** Ids become parts of paths: none may lead elsewhere. */
const id = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !/[/\\?#]|^\.+$/.test(text))
const side = z.enum(['buy', 'sell'])
const decimal = z.string().max(60)
const selfTradePrevention = z.enum(['expireTaker', 'expireMaker', 'expireBoth']).nullable()
const exit = z.strictObject({ triggerPrice: decimal, price: decimal.nullable() }).nullable()
const timeMs = z.int().min(0)
const profileName = z.strictObject({ profileId: id })
const acceptsOpenOrders = z.boolean().optional()
const profileToLeaveFor = z.strictObject({ profileId: id, acceptsOpenOrders })
const alertKinds: Record<AlertKind, true> = {
  fill: true,
  caughtUp: true,
  rejection: true,
  connection: true,
  liquidation: true,
  bust: true,
  journal: true,
  settings: true,
  test: true,
  priceAbove: true,
  priceBelow: true,
  priceMove: true,
  funding: true,
  marginRatio: true,
  liquidationDistance: true,
  positionSize: true,
  pnlAbove: true,
  pnlBelow: true,
  orderUnconfirmed: true,
  orderResting: true,
  maintenance: true,
}
const channels = {
  notification: z.boolean(),
  sound: z.boolean(),
  flash: z.boolean(),
  inApp: z.boolean(),
}
const sideWindow = z.strictObject({ window: z.enum(sideNames) })
const deskDialogs: Record<DeskDialog, true> = {
  accounts: true,
  settings: true,
  exportSettings: true,
  importSettings: true,
  exchange: true,
  diagnostics: true,
  support: true,
  palette: true,
  shortcuts: true,
  away: true,
  alertRules: true,
  welcome: true,
  tour: true,
}
const keyName = z.string().max(200)

const longestTag = 40
const stretch = { market: id.nullable(), fromMs: timeMs.nullable(), toMs: timeMs.nullable() }

const admission = {
  environment,
  label: z.string().max(200),
  address: z.string().max(1_000),
  sessionOnly: z.boolean(),
  onboard: z.boolean(),
  ethereumAddress: z.string().max(1_000),
}

/** The form of each command's argument, checked before any handler sees it. */
export const argumentSchemas: { [C in CommandName]: z.ZodType<Argument<C>> } = {
  'desk:snapshot': z.null(),
  'order:place': z.strictObject({
    intentId: id,
    market: id,
    side,
    type: z.enum([
      'limit',
      'market',
      'stopLimit',
      'stopMarket',
      'takeProfitLimit',
      'takeProfitMarket',
      'stopLossLimit',
      'stopLossMarket',
    ]),
    size: decimal,
    price: decimal,
    triggerPrice: decimal.nullable(),
    timeInForce: z.enum(['gtc', 'ioc', 'postOnly', 'rpi']),
    reduceOnly: z.boolean(),
    selfTradePrevention,
    exits: z.strictObject({ takeProfit: exit, stopLoss: exit }).nullable(),
    confirmed: z.boolean(),
    acceptsOld: z.boolean().optional(),
  }),
  'order:ladder': z.strictObject({
    intentId: id,
    market: id,
    side,
    size: decimal,
    count: z.int().min(0).max(1_000),
    firstPrice: decimal,
    lastPrice: decimal,
    shape: z.enum(['even', 'rising', 'falling']),
    timeInForce: z.enum(['gtc', 'postOnly']),
    reduceOnly: z.boolean(),
    selfTradePrevention,
    confirmed: z.boolean(),
    acceptsOld: z.boolean().optional(),
  }),
  'order:cancel': z.strictObject({ orderId: id }),
  'order:modify': z.strictObject({
    orderId: id,
    size: decimal,
    price: decimal,
    triggerPrice: decimal.nullable(),
    confirmed: z.boolean(),
    acceptsOld: z.boolean().optional(),
  }),
  'orders:cancel': z.strictObject({ orderIds: z.array(id).max(500) }),
  'algo:place': z.strictObject({
    intentId: id,
    market: id,
    side,
    size: decimal,
    durationS: z.int().min(0).max(1_000_000),
    confirmed: z.boolean(),
    acceptsOld: z.boolean().optional(),
  }),
  'algo:cancel': z.strictObject({ id }),
  'orders:cancel-all': z.strictObject({ market: id.nullable(), side: side.nullable() }),
  'market:watch': z.strictObject({
    market: id.nullable(),
    shape: z.strictObject({ tick: decimal.nullable(), interactive: z.boolean() }).optional(),
  }),
  'trades:watch': z.strictObject({ market: id.nullable() }),
  'funding:watch': z.strictObject({ market: id.nullable() }),
  'history:read': z.strictObject({
    kind: z.enum([
      'orders',
      'fills',
      'fundingPayments',
      'transfers',
      'transactions',
      'trades',
      'tradeBusts',
      'liquidations',
      'algos',
      'fundingData',
    ]),
    market: id.nullable(),
    startAtMs: timeMs.nullable(),
    endAtMs: timeMs.nullable(),
    cursor: id.nullable(),
  }),
  'history:candles': z.strictObject({
    market: id,
    minutes: z.literal([1, 3, 5, 15, 30, 60]),
    priceKind: z.enum(['last', 'mark', 'underlying']),
    startAtMs: timeMs,
    endAtMs: timeMs,
  }),
  'history:account': z.strictObject({ figure: z.enum(['pnl', 'value', 'volume', 'fee_savings']) }),
  'review:entries': z.strictObject({
    kind: z.enum(['trips', 'fills', 'orders', 'funding']),
    filter: z.strictObject({
      ...stretch,
      side: side.nullable(),
      tag: z.string().max(longestTag).nullable(),
      text: z.string().max(200),
    }),
    cursor: z.string().max(300).nullable(),
  }),
  'review:performance': z.strictObject(stretch),
  'review:timeline': z.strictObject({ orderId: id }),
  'review:note': z.strictObject({
    subject: z
      .string()
      .max(300)
      .regex(/^(trips|fills|orders|funding):./),
    words: z.string().max(2_000),
    tags: z.array(z.string().max(longestTag)).max(12),
  }),
  'review:tags': z.null(),
  'review:stop-export': z.null(),
  'review:export': z.strictObject({
    ...stretch,
    kind: z.enum(['trips', 'fills', 'orders', 'funding', 'transfers', 'tax']),
    form: z.enum(['csv', 'json']),
  }),
  'account:add': z.strictObject({
    ...admission,
    kind: z.enum(['main', 'subkey', 'readOnly']),
    secret: z.string().max(8_000),
  }),
  'keychain:check': z.null(),
  'dotenv:pick': z.null(),
  'dotenv:import': z.strictObject({ ...admission, kind: z.enum(['main', 'subkey']), id }),
  'dotenv:clean': z.strictObject({ id }),
  'account:remove': profileToLeaveFor,
  'account:select': profileToLeaveFor,
  'keys:list': z.null(),
  'keys:create-subkey': z.strictObject({ name: keyName, sessionOnly: z.boolean() }),
  'keys:rename-subkey': z.strictObject({ publicKey: id, name: keyName }),
  'keys:revoke-subkey': z.strictObject({ publicKey: id }),
  'keys:create-token': z.strictObject({
    name: keyName,
    lifeS: z.int().min(60).max(31_536_000),
    sessionOnly: z.boolean(),
  }),
  'keys:revoke-token': z.strictObject({ lookupId: id }),
  'keys:rotate': profileName,
  'environment:select': z.strictObject({ environment, acceptsOpenOrders }),
  // The settings store knows its fields and refuses the rest with a sentence.
  'settings:update': z.looseObject({ acceptsOpenOrders }),
  'settings:export': z.null(),
  'settings:pick': z.null(),
  'settings:import': z.strictObject({ id, acceptsOpenOrders: z.boolean() }),
  'settings:can-undo': z.null(),
  'settings:undo-import': z.strictObject({ acceptsOpenOrders: z.boolean() }),
  'proxy:read': z.null(),
  'proxy:login': z.strictObject({ user: z.string().max(200), password: z.string().max(1_000) }),
  'proxy:test': z.null(),
  'login:read': z.null(),
  'login:set': z.strictObject({ on: z.boolean() }),
  'panic:read': z.null(),
  'connection:retry': z.null(),
  'away:dismiss': z.null(),
  'alerts:read': z.strictObject({
    search: z.string().max(100),
    kind: z.enum(Object.keys(alertKinds) as AlertKind[]).nullable(),
    market: id.nullable(),
    cursor: id.nullable(),
  }),
  'alerts:test': z.strictObject(channels),
  'margin:read': z.strictObject({ market: id }),
  'margin:set': z.strictObject({
    market: id,
    kind: z.enum(['cross', 'isolated']),
    leverage: z.int().min(1).max(1_000),
  }),
  'diagnostics:read': z.null(),
  'safe:leave': z.null(),
  'support:preview': z.null(),
  'support:save': z.strictObject({ form: z.enum(['zip', 'text']) }),
  'support:logs': z.null(),
  'window:list': z.null(),
  'window:open': sideWindow,
  'window:close': sideWindow,
  'window:show': z.strictObject({
    target: z.enum(['market', ...(Object.keys(deskDialogs) as DeskDialog[])]),
    id: z.string().max(200),
  }),
  'window:look': z.strictObject({
    market: id.nullable(),
    pickedPrice: z.strictObject({ price: decimal, at: timeMs }).nullable(),
    bookView: z.strictObject({
      multiple: z.enum(['1', '2', '5', '10', '50', '100']),
      interactive: z.boolean(),
    }),
    shown: z.strictObject({ orderId: id, times: z.int().min(0) }).nullable(),
  }),
  'window:carry': z.strictObject({ panel: z.enum(panelNames), text: z.string().max(10_000) }),
  'app:quit': z.strictObject({ orders: z.enum(['keep', 'cancel']) }),
}

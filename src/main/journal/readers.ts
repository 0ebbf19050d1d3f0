import { z } from 'zod'
import { isDecimal } from '../../money/decimal'
import type { Alert, Fill, FillType, Order, OrderState, OrderType, TimeInForce } from '../../preload/model'
import type { BalanceEvent, FundingPayment, SettlementTransaction, Transfer } from '../../preload/records'
import type { IntendedOrder } from '../../trading/intended-order'

/** The words of a union, none forgotten. */
function words<T extends string>(all: Record<T, true>) {
  return z.enum(Object.keys(all) as [T, ...T[]])
}

const decimal = z.string().refine(isDecimal)
const time = z.number()
const side = words({ buy: true, sell: true })
const timeInForce = words<TimeInForce>({ gtc: true, ioc: true, postOnly: true, rpi: true })
const sendableTypes = {
  limit: true,
  market: true,
  stopLimit: true,
  stopMarket: true,
  takeProfitLimit: true,
  takeProfitMarket: true,
  stopLossLimit: true,
  stopLossMarket: true,
} as const

/** Strict: what an intent does not list, a signature above all, never reaches the disk. */
export const intentSchema = z.object({
  clientId: z.string().min(1),
  market: z.string(),
  side,
  type: words(sendableTypes),
  size: decimal,
  price: decimal,
  triggerPrice: decimal.optional(),
  timeInForce,
  reduceOnly: z.boolean(),
  recvWindowMs: z.number().optional(),
  durationS: z.number().optional(),
}) satisfies z.ZodType<IntendedOrder>

// Fields that are not listed are kept as they are: a noun may have grown since.

export const orderSchema = z.looseObject({
  id: z.string(),
  clientId: z.string(),
  market: z.string(),
  side,
  type: words<OrderType>({ ...sendableTypes, other: true }),
  size: decimal,
  remainingSize: decimal,
  price: decimal,
  triggerPrice: decimal.nullable(),
  avgFillPrice: decimal.nullable(),
  timeInForce,
  reduceOnly: z.boolean(),
  state: words<OrderState>({
    sending: true,
    new: true,
    untriggered: true,
    working: true,
    partlyFilled: true,
    filled: true,
    cancelled: true,
    rejected: true,
    unknown: true,
  }),
  cancelReason: z.string().nullable(),
  createdAtMs: time,
  updatedAtMs: time,
  signedAtMs: time.optional(),
  receivedAtMs: time.optional(),
  seq: z.string().regex(/^-?\d+$/),
}) satisfies z.ZodType<Order>

export const fillSchema = z.looseObject({
  key: z.string(),
  id: z.string(),
  fillType: words<FillType>({
    fill: true,
    liquidation: true,
    unwindTransfer: true,
    settleMarket: true,
    rpi: true,
    blockTrade: true,
    other: true,
  }),
  orderId: z.string(),
  clientId: z.string(),
  market: z.string(),
  side,
  liquidity: words({ maker: true, taker: true }),
  price: decimal,
  size: decimal,
  fee: decimal,
  feeCurrency: z.string(),
  remainingSize: decimal.nullable(),
  realizedPnl: decimal.nullable(),
  realizedFunding: decimal.optional(),
  bookSeq: z
    .string()
    .regex(/^-?\d+$/)
    .optional(),
  createdAtMs: time,
}) satisfies z.ZodType<Fill>

export const fundingSchema = z.looseObject({
  id: z.string(),
  market: z.string(),
  payment: decimal,
  index: decimal,
  createdAtMs: time,
}) satisfies z.ZodType<FundingPayment>

export const transferSchema = z.looseObject({
  id: z.string(),
  kind: z.string(),
  direction: z.enum(['in', 'out']).optional(),
  status: z.string(),
  token: z.string(),
  amount: decimal,
  failureReason: z.string().nullable(),
  updatedAtMs: time,
}) satisfies z.ZodType<Transfer>

export const transactionSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  state: z.string(),
  hash: z.string(),
  completedAtMs: time.nullable(),
}) satisfies z.ZodType<SettlementTransaction>

export const balanceEventSchema = z.looseObject({
  type: z.string(),
  status: z.string(),
  token: z.string(),
  balanceBefore: decimal,
  balanceAfter: decimal,
  fillId: z.string(),
  market: z.string(),
  fees: decimal,
  realizedPnl: decimal,
  realizedFunding: decimal,
  createdAtMs: time,
}) satisfies z.ZodType<BalanceEvent>

const sentence = z.string()
const values = z.record(z.string(), z.string())
const alertParts = z.object({
  sentence,
  values,
  lines: z.array(z.object({ sentence, values })),
  elsewhere: z.string(),
})

export const alertSchema = z.looseObject({
  id: z.string(),
  // Kinds come and go; an old one is still worth listing.
  kind: z.custom<Alert['kind']>((kind) => typeof kind === 'string'),
  title: z.string(),
  body: z.string(),
  market: z.string().nullable(),
  orderId: z.string().nullable(),
  atMs: time,
  parts: alertParts.optional().catch(undefined),
}) satisfies z.ZodType<Alert>

/** The noun that was written; undefined where the text is damaged or no such noun. */
export function readNoun<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

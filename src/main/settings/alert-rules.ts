import { z } from 'zod'
import { isDecimal, sign } from '../../money/decimal'
import type { AlertEvent, AlertRule, Channels, QuietHours } from '../../preload/alert-rules'

const ofOneMarket: readonly AlertRule['kind'][] = ['priceAbove', 'priceBelow', 'priceMove']
const ofTheAccount: readonly AlertRule['kind'][] = ['marginRatio', 'maintenance']
const mayBeNegative: readonly AlertRule['kind'][] = ['pnlAbove', 'pnlBelow']

const channels = {
  notification: z.boolean(),
  sound: z.boolean(),
  flash: z.boolean(),
  inApp: z.boolean(),
} satisfies { [K in keyof Channels]: z.ZodType<boolean> }

const alertRule = z
  .strictObject({
    id: z.string().min(1).max(60),
    kind: z.enum([
      'priceAbove',
      'priceBelow',
      'priceMove',
      'funding',
      'marginRatio',
      'liquidationDistance',
      'positionSize',
      'pnlAbove',
      'pnlBelow',
      'orderUnconfirmed',
      'orderResting',
      'maintenance',
    ]),
    market: z.string().min(1).max(60).nullable(),
    threshold: z.string().max(40).refine(isDecimal),
    withinMinutes: z.int().min(1).max(1_440).nullable(),
    ...channels,
    enabled: z.boolean(),
  })
  .refine(
    ({ kind, market, threshold, withinMinutes }) =>
      (market !== null || !ofOneMarket.includes(kind)) &&
      (market === null || !ofTheAccount.includes(kind)) &&
      (sign(threshold) > 0 || mayBeNegative.includes(kind)) &&
      (withinMinutes !== null) === (kind === 'priceMove'),
  ) satisfies z.ZodType<AlertRule>

/** Where each of what rings without a rule is told of. */
export const alertEvents = z.strictObject({
  fill: z.strictObject(channels),
  rejection: z.strictObject(channels),
  liquidation: z.strictObject(channels),
  bust: z.strictObject(channels),
  connection: z.strictObject(channels),
  upkeep: z.strictObject(channels),
} satisfies { [K in AlertEvent]: z.ZodType<Channels> })

const timeOfDay = z.string().regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/)

/** The rules a person may have: each makes sense by itself, and no two share an id. */
export const alertRules = z
  .array(alertRule)
  .max(200)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length)

/** Quiet hours, or none. */
export const quietHours = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .nullable() satisfies z.ZodType<QuietHours | null>

const everywhere: Channels = { notification: true, sound: true, flash: true, inApp: true }
const still: Channels = { ...everywhere, sound: false, flash: false }

const usual = { market: null, withinMinutes: null, ...everywhere, enabled: true }

/** Where things are told of until a person says otherwise: only what matters blinks. */
export const defaultAlertEvents: Record<AlertEvent, Channels> = {
  fill: { ...everywhere, flash: false },
  rejection: everywhere,
  liquidation: everywhere,
  bust: everywhere,
  connection: still,
  upkeep: still,
}

/** What every desk watches until a person says otherwise: what can cost a position. */
export const defaultAlertRules: AlertRule[] = [
  { id: 'margin', kind: 'marginRatio', threshold: '0.8', ...usual },
  { id: 'liquidation', kind: 'liquidationDistance', threshold: '0.05', ...usual },
  { id: 'unconfirmed', kind: 'orderUnconfirmed', threshold: '30', ...usual },
  { id: 'maintenance', kind: 'maintenance', threshold: '10', ...usual },
]

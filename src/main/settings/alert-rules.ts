import { z } from 'zod'
import { isDecimal, sign } from '../../money/decimal'
import type { AlertRule, QuietHours } from '../../preload/alert-rules'

const ofOneMarket: readonly AlertRule['kind'][] = ['priceAbove', 'priceBelow', 'priceMove']
const ofTheAccount: readonly AlertRule['kind'][] = ['marginRatio', 'maintenance']
const mayBeNegative: readonly AlertRule['kind'][] = ['pnlAbove', 'pnlBelow']

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
    notification: z.boolean(),
    inApp: z.boolean(),
    enabled: z.boolean(),
  })
  .refine(
    ({ kind, market, threshold, withinMinutes }) =>
      (market !== null || !ofOneMarket.includes(kind)) &&
      (market === null || !ofTheAccount.includes(kind)) &&
      (sign(threshold) > 0 || mayBeNegative.includes(kind)) &&
      (withinMinutes !== null) === (kind === 'priceMove'),
  ) satisfies z.ZodType<AlertRule>

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

const usual = { market: null, withinMinutes: null, notification: true, inApp: true, enabled: true }

/** What every desk watches until a person says otherwise: what can cost a position. */
export const defaultAlertRules: AlertRule[] = [
  { id: 'margin', kind: 'marginRatio', threshold: '0.8', ...usual },
  { id: 'liquidation', kind: 'liquidationDistance', threshold: '0.05', ...usual },
  { id: 'unconfirmed', kind: 'orderUnconfirmed', threshold: '30', ...usual },
  { id: 'maintenance', kind: 'maintenance', threshold: '10', ...usual },
]

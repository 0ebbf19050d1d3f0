import { plainRing, type Ring } from '../alerts/rules'
import type { NotTaken } from '../settings/settings'

/** Tells which settings of a file that was edited badly were not taken; null where all were. */
export function notTakenRing(notTaken: NotTaken | null): Ring | null {
  if (!notTaken) return null
  const { fields, keptAs } = notTaken
  const sentence = fields.length === 0 ? 'settings.unreadable' : 'settings.notTaken'
  return plainRing('settings', sentence, { fields: fields.join(', '), file: keptAs ?? '–' })
}

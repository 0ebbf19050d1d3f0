import type { i18n as I18n, ParseKeys } from 'i18next'
import { reasonText } from '../problem'

/** The fields whose values are words of ours, and where these stand. */
const worded: Partial<Record<string, string>> = {
  side: 'side',
  type: 'type',
  timeInForce: 'timeInForce',
  liquidity: 'liquidity',
  fillType: 'fillType',
  state: 'orderState',
  reduceOnly: 'field.is',
}

/** The name of a field in the language in use; one that nobody has named shows its own. */
export function fieldName(i18n: I18n, name: string): string {
  return name
    .split('.')
    .map((part) => said(i18n, `field.${part}` as ParseKeys) ?? part)
    .join(' · ')
}

/** What a field says: in words where its value is one of ours, else as it is read. */
export function fieldText(
  i18n: I18n,
  { name, value, text }: { name: string; value: string; text: string },
): string {
  const last = name.split('.').at(-1) ?? name
  if (last === 'cancelReason' && value !== '') return reasonText(i18n, value)
  return said(i18n, `${worded[last]}.${value}` as ParseKeys) ?? text
}

/** What a key says that may not be there. */
function said(i18n: I18n, key: ParseKeys): string | undefined {
  const isThere: boolean = i18n.exists(key)
  return isThere ? i18n.t(key) : undefined
}

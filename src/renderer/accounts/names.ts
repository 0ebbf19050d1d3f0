import type { TFunction } from 'i18next'
import type { Profile } from '../../preload/model'

/** An address or a public key short enough for a line, both ends kept: '0x3f2a…91bc'. */
export function shortAddress(address: string): string {
  return address.length <= 13 ? address : `${address.slice(0, 6)}…${address.slice(-4)}`
}

/** What an account is called: the label a person gave it, or our word for the one nobody named. */
export function profileName(t: TFunction, profile: Profile): string {
  return profile.kind === 'paper' ? t('account.paper') : profile.label
}

/** Whether two numbers in 0x hex are the same: sources differ in leading zeros and case. */
export function isSameNumber(a: string, b: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/^0x0*/, '')
  return bare(a) === bare(b)
}

import { DOTS } from './cover'
import { useHidden } from './HiddenAmount'

const asIs = (text: string): string => text
const hide = (): string => DOTS

/** Says a figure of the account's own in a sentence: dots while the person hides what the account has. */
export function useOwnText(): (text: string) => string {
  return useHidden() ? hide : asIs
}

import { coverNumbers } from './cover'
import { useHidden } from './HiddenAmount'

/** Says a text as it may be shown now: without its numbers while the person hides what the account has. */
export function useCover(): (text: string) => string {
  return useHidden() ? coverNumbers : (text) => text
}

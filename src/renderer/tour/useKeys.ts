import { useMemo } from 'react'
import type { CommandId } from '../commands/catalog'
import { bindingsOf } from '../commands/bindings'
import { sayChord } from '../commands/keys'
import { useDesk } from '../session'
import type { DeskState } from '../state'

/** The commands the tour's sentences name the keys of, each by its word in them. */
const named = {
  search: 'markets.search',
  next: 'market.next',
  previous: 'market.previous',
  buy: 'ticket.buy',
  sell: 'ticket.sell',
  size: 'ticket.size',
  send: 'ticket.send',
  palette: 'palette',
} as const satisfies Record<string, CommandId>

const pickShortcuts = (state: DeskState): Record<string, string | null> => state.settings.shortcuts

/** Their keys as they are now; a dash for a command without any. */
export function useKeys(): Record<keyof typeof named, string> {
  const chosen = useDesk(pickShortcuts)
  return useMemo(() => {
    const bindings = bindingsOf(chosen)
    const say = (id: CommandId): string => {
      const chord = bindings.get(id) ?? null
      return chord === null ? '–' : sayChord(chord)
    }
    return Object.fromEntries(Object.entries(named).map(([word, id]) => [word, say(id)])) as Record<
      keyof typeof named,
      string
    >
  }, [chosen])
}

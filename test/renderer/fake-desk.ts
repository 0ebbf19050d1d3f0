import type { Answer, Argument, CommandName, Desk, EventName, Events } from '../../src/preload/contract'
import type { Snapshot } from '../../src/preload/model'

type Answers = { [C in CommandName]?: (argument: Argument<C>) => Answer<C> | Promise<Answer<C>> }

/** A bridge without a main process: keeps what was asked, tells what the test tells it to. */
export interface FakeDesk extends Desk {
  readonly asked: { command: CommandName; argument: unknown }[]
  tell<E extends EventName>(event: E, payload: Events[E]): void
  listenerCount(): number
}

/** A fake that answers the snapshot, and other commands as given; a command without an answer rejects. */
export function createFakeDesk(
  snapshot: () => Snapshot | Promise<Snapshot>,
  answers: Answers = {},
): FakeDesk {
  const asked: FakeDesk['asked'] = []
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  return {
    asked,
    async ask<C extends CommandName>(command: C, argument: Argument<C>) {
      asked.push({ command, argument })
      if (command === 'desk:snapshot') return await snapshot()
      const answer = answers[command]
      if (!answer) throw new Error(`nobody answers ${command}`)
      return answer(argument)
    },
    on(event, listener) {
      const known = listeners.get(event) ?? new Set()
      listeners.set(event, known.add(listener))
      return () => known.delete(listener)
    },
    tell(event, payload) {
      for (const listener of listeners.get(event) ?? []) listener(payload as never)
    },
    listenerCount: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
  }
}

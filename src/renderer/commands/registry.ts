import { createContext, useContext, useEffect, useEffectEvent } from 'react'
import type { Store } from '../store'
import { createStore } from '../store'
import type { CommandId } from './catalog'

/** Which commands somebody in the window answers now. */
export interface Registry {
  /** The names of those that can be given now. */
  live: Store<ReadonlySet<string>>
  /** Answers a command until the remover is called; the newest of several answers. */
  answer(id: CommandId, act: () => void): () => void
  /** Has something still to come that may answer; `draw` is called, and draws it, when a command finds nobody. */
  expect(draw: () => void): () => void
  /** Gives a command; false where nobody answers it, of those to come neither. */
  give(id: string): boolean
}

/** A registry that nobody has joined. */
export function createRegistry(): Registry {
  const answers: { id: string; act: () => void }[] = []
  const toCome = new Set<() => void>()
  const live = createStore<ReadonlySet<string>>(new Set())
  const tell = (): void => live.set(new Set(answers.map(({ id }) => id)))
  return {
    live,
    answer(id, act) {
      const mine = { id, act }
      answers.unshift(mine)
      tell()
      return () => {
        answers.splice(answers.indexOf(mine), 1)
        tell()
      }
    },
    expect(draw) {
      toCome.add(draw)
      return () => toCome.delete(draw)
    },
    give(id) {
      const find = (): (typeof answers)[number] | undefined => answers.find((one) => one.id === id)
      if (!find()) for (const draw of [...toCome]) draw()
      const answer = find()
      answer?.act()
      return answer !== undefined
    },
  }
}

/** Carries the window's registry to the panels. */
export const RegistryContext = createContext<Registry>(createRegistry())

/** Answers a command while this is on the screen; `able` says whether it can be given now. */
export function useCommand(id: CommandId, act: () => void, able = true): void {
  const registry = useContext(RegistryContext)
  const run = useEffectEvent(act)
  useEffect(() => (able ? registry.answer(id, () => run()) : undefined), [registry, id, able])
}

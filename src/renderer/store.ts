import { useCallback, useSyncExternalStore } from 'react'

/** A value that can be read and watched. */
export interface Readable<T> {
  get: () => T
  /** Calls back after each change; returns its own remover. */
  subscribe: (listener: () => void) => () => void
}

/** A value that can be watched and set; `set` with the same value tells nobody. */
export interface Store<T> extends Readable<T> {
  set: (next: T) => void
  update: (step: (now: T) => T) => void
}

/** A store that starts with a value. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  const set = (next: T): void => {
    if (Object.is(next, value)) return
    value = next
    for (const listener of [...listeners]) listener()
  }
  return {
    get: () => value,
    set,
    update: (step) => set(step(value)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * Draws again only when the selected part is another one. The selector must answer the same reference
 * for the same state: pick, don't build.
 */
export function useStore<T, S>(store: Readable<T>, select: (value: T) => S): S {
  const read = useCallback(() => select(store.get()), [store, select])
  return useSyncExternalStore(store.subscribe, read, read)
}

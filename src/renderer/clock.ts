import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

function tick(): void {
  now = Date.now()
  listeners.forEach((tell) => tell())
}

// A window in the background is woken rarely; back in front, an age must be right at once.
if (typeof document !== 'undefined') document.addEventListener('visibilitychange', tick)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!timer) now = Date.now()
  timer ??= setInterval(tick, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** This computer's time in milliseconds, new every second; one timer serves the whole window. */
export function useNow(): number {
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => now,
  )
}

/** Today in UTC, '2026-03-14'; draws again at midnight only. */
export function useToday(): string {
  const read = (): string => new Date(now).toISOString().slice(0, 10)
  return useSyncExternalStore(subscribe, read, read)
}

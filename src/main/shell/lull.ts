/** Something that is heard now and then, and when it has come to rest. */
export interface Lull {
  hear(): void
  /** Comes when nothing more has been heard for a moment, or nothing at all for a while. */
  come: Promise<void>
}

/** A lull that nothing has been heard in yet: `momentMs` after the last call of `hear`, `patienceMs` without any. */
export function createLull(momentMs: number, patienceMs: number): Lull {
  let timer: NodeJS.Timeout | undefined
  let end: () => void = () => undefined
  const come = new Promise<void>((resolve) => (end = resolve))
  const wait = (delayMs: number): void => {
    clearTimeout(timer)
    timer = setTimeout(end, delayMs)
  }
  wait(patienceMs)
  return { hear: () => wait(momentMs), come }
}

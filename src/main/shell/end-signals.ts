/**
 * Calls `end` for each signal by which a system asks a program to end: at a log-out, at a shutdown, on Ctrl+C.
 *
 * A library below the settings store listens to the same signals and ends the process at once; it does its own
 * clearing up on exit as well, so that its listeners are not missed.
 */
export function onEndSignal(end: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, end)
  }
}

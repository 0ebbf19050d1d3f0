/** Runs a callback once after so many milliseconds; returns what calls it off. */
export function later(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, delayMs)
  return () => clearTimeout(timer)
}

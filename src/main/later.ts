/** Runs a callback once after so many milliseconds; returns what calls it off. */
export function later(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, delayMs)
  return () => clearTimeout(timer)
}

/** Runs a callback again and again, every so many milliseconds; returns what ends it. */
export function repeat(callback: () => void, everyMs: number): () => void {
  const timer = setInterval(callback, everyMs)
  return () => clearInterval(timer)
}

/** Lets whatever has come in meanwhile have its turns, of which a file takes several, before the next long work. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 4))
}

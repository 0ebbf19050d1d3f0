import { Obstacle } from './command-line'

const pauseMs = 50

/** Waits until `find` comes back with something; an Obstacle names what was waited for in vain. */
export async function until<T>(
  what: string,
  find: () => Promise<T | undefined | false>,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const found = await find()
    if (found !== undefined && found !== false) return found
    if (Date.now() > deadline) throw new Obstacle(`Waited in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

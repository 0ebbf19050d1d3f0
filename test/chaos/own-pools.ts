import { thisMachine, type Machine } from './fast-time'

/** What Node's `fetch` keeps its connections in; the part of it that is used here. */
interface Agent {
  destroy(): Promise<void>
}

const globalAgent = Symbol.for('undici.globalDispatcher.1')
const agents = new WeakMap<Machine, Agent>()

/**
 * From here on `fetch` keeps the connections of each machine apart. Node holds on to what it kept for any address
 * as long as the process lives: an app has a handful of addresses, these processes have one for each schedule.
 */
export async function keepPoolsApart(): Promise<void> {
  const realFetch = globalThis.fetch
  // With the first question the agent is made.
  await realFetch('data:,')
  const { constructor } = (globalThis as unknown as Record<symbol, Agent | undefined>)[globalAgent] ?? {}
  if (!constructor) throw new Error('this Node keeps its connections elsewhere')
  const makeAgent = constructor as new () => Agent

  globalThis.fetch = (input, init) => {
    const machine = thisMachine()
    if (!machine) return realFetch(input, init)
    const dispatcher = agents.get(machine) ?? new makeAgent()
    agents.set(machine, dispatcher)
    return realFetch(input, { ...init, dispatcher } as RequestInit)
  }
}

/** Ends the connections of a machine that is there no more. */
export async function closePools(machine: Machine): Promise<void> {
  await agents.get(machine)?.destroy()
  agents.delete(machine)
}

import { act, type Asked } from './act'
import { findSins, findUntruths } from './check'
import { pass } from './fast-time'
import type { Schedule } from './schedule'
import { makeWorld, type World } from './world'

/** What came of a schedule: nothing, or what was wrong. */
export interface Verdict {
  wrongs: string[]
  /** Of the app, for whoever looks into a failure. */
  log: string[]
}

/** How long the desk may take to find to the truth once all faults are over, in the hurried time. */
const patienceMs = 180_000
const lookEveryMs = 200

/** Plays a schedule in a world of its own, then heals the world and judges what it has become. */
export async function play(schedule: Schedule): Promise<Verdict> {
  const world = await makeWorld(schedule.seed, schedule.simulate)
  const asked: Asked = { orders: new Map(), twaps: 0, answers: [] }
  try {
    await world.open()
    // However busy the machine is: nothing has befallen the desk yet.
    while ((await settle(world, () => [])).length > 0);
    for (const step of schedule.steps) {
      await pass(step.afterMs)
      await act(world, step, asked)
    }
    await heal(world)
    const untruths = await settle(world, findUntruths)
    if (untruths.length > 0) return verdict(world, untruths, 'once all was quiet')
    if (schedule.reopens) {
      await world.close('stop')
      await world.open()
      const later = await settle(world, findUntruths)
      if (later.length > 0) return verdict(world, later, 'after another start')
    }
    await world.close('stop')
    await settled(asked.answers)
    return verdict(world, await findSins(world, asked), 'in all')
  } catch (error) {
    return {
      wrongs: [`thrown: ${error instanceof Error ? error.stack : String(error)}`],
      log: world.owner.log,
    }
  } finally {
    await world.end()
  }
}

function verdict({ owner }: World, wrongs: string[], when: string): Verdict {
  return { wrongs: wrongs.map((wrong) => `${when}: ${wrong}`), log: wrongs.length > 0 ? owner.log : [] }
}

async function heal(world: World): Promise<void> {
  world.exchange.pause(true)
  await world.pull([{ verb: 'heal', ask: {} }])
}

/** Waits until there is nothing wrong and it stays so for a moment; what was still wrong at the end. */
async function settle(world: World, find: (world: World) => string[]): Promise<string[]> {
  let calm = 0
  let wrongs: string[] = []
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += lookEveryMs) {
    const phase = world.app?.desk.snapshot().connection.phase
    wrongs = phase === 'live' ? find(world) : [`the connection is ${phase}`]
    calm = wrongs.length === 0 ? calm + 1 : 0
    if (calm === 2) return []
    await pass(lookEveryMs)
  }
  return wrongs
}

/** An answer that never comes would leave a person before a button that spins. */
async function settled(answers: Promise<unknown>[]): Promise<void> {
  const late = pass(patienceMs).then(() => {
    throw new Error('the desk did not answer everything it was asked')
  })
  await Promise.race([Promise.all(answers), late])
}

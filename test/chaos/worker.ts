import { getHeapCodeStatistics } from 'node:v8'
import { hurry } from './fast-time'
import type { Schedule } from './schedule'
import type { Verdict } from './play'

/** What a worker is told: how fast time goes, a schedule to play, or to say how much memory it holds. */
export type Order =
  { kind: 'hurry'; times: number } | { kind: 'play'; id: number; schedule: Schedule } | { kind: 'weigh' }

/** What a worker tells. */
export type Report = ({ kind: 'played'; id: number } & Verdict) | { kind: 'weighed'; heapBytes: number }

function tell(report: Report): void {
  process.send?.(report)
}

/** Loads the rooms and plays nothing once, so that no schedule pays for it with its patience. */
async function warmUp() {
  // Only now: no room may have seen the slow time.
  const room = await import('./play')
  await room.play({ seed: 0, simulate: false, reopens: false, steps: [] })
  return room
}

/** What the engine has compiled so far: it grows until all there is has been run often enough. */
function codeBytes(): number {
  const { code_and_metadata_size: code, bytecode_and_metadata_size: bytecode } = getHeapCodeStatistics()
  return code + bytecode
}

let warm: ReturnType<typeof warmUp> | undefined

async function obey(order: Order): Promise<void> {
  if (order.kind === 'hurry') return hurry(order.times)
  if (order.kind === 'weigh') {
    // Twice: what the first one finalizes the second one frees.
    for (let round = 0; round < 2; round += 1) {
      globalThis.gc?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
    return tell({ kind: 'weighed', heapBytes: process.memoryUsage().heapUsed - codeBytes() })
  }
  const { play } = await (warm ??= warmUp())
  tell({ kind: 'played', id: order.id, ...(await play(order.schedule)) })
}

process.on('message', (order: Order) => void obey(order))
process.on('disconnect', () => process.exit())

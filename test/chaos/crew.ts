import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Verdict } from './play'
import type { Schedule } from './schedule'
import type { Order, Report } from './worker'

/** Processes that play schedules, several at a time in each. */
export interface Crew {
  /** How many play at once. */
  readonly places: number
  play(schedule: Schedule): Promise<Verdict>
  /** The heap of each process but for compiled code, after a full collection; to be asked while nobody plays. */
  weigh(): Promise<number[]>
  dismiss(): void
}

interface Options {
  processes: number
  /** In each process. */
  slots: number
  /** How many times as fast as the real time. */
  speed: number
}

/** Starts the processes. */
export function hireCrew({ processes, slots, speed }: Options): Crew {
  const workers = Array.from({ length: processes }, () => hire(speed))
  return {
    places: processes * slots,
    play(schedule) {
      const idlest = workers.reduce((best, each) => (each.busy < best.busy ? each : best))
      return idlest.play(schedule)
    },
    weigh: () => Promise.all(workers.map((worker) => worker.weigh())),
    dismiss() {
      for (const worker of workers) worker.end()
    },
  }
}

const script = fileURLToPath(new URL('worker.ts', import.meta.url))

function hire(speed: number) {
  let child: ChildProcess | null = null
  let plays = 0
  const playing = new Map<number, (verdict: Verdict) => void>()
  const weighing: ((heapBytes: number) => void)[] = []

  function send(order: Order): void {
    child ??= start()
    child.send(order)
  }

  function start(): ChildProcess {
    const started = fork(script, { execArgv: ['--expose-gc', '--import', 'tsx'], stdio: 'inherit' })
    started.on('message', (report: Report) => {
      if (report.kind === 'weighed') return weighing.shift()?.(report.heapBytes)
      playing.get(report.id)?.(report)
      playing.delete(report.id)
    })
    started.on('exit', (code, signal) => {
      if (child === started) child = null
      for (const end of playing.values())
        end({ wrongs: [`thrown: the process ended: ${signal ?? code}`], log: [] })
      playing.clear()
    })
    started.send({ kind: 'hurry', times: speed } satisfies Order)
    return started
  }

  return {
    get busy() {
      return playing.size
    },
    play: (schedule: Schedule) =>
      new Promise<Verdict>((resolve) => {
        plays += 1
        playing.set(plays, resolve)
        send({ kind: 'play', id: plays, schedule })
      }),
    weigh: () =>
      new Promise<number>((resolve) => {
        weighing.push(resolve)
        send({ kind: 'weigh' })
      }),
    end: () => child?.disconnect(),
  }
}

import type { ElectronApplication, Page } from 'playwright-core'

/** What happened to a fill in the app, in ms since the epoch; undefined for what has not yet. */
export interface FillTrace {
  /** Its frame came out of the account's socket, before anything read it. */
  heardAtMs: number | undefined
  /** The desktop was asked for its notification. */
  rungAtMs: number | undefined
  /** For so long the desktop kept main until it had taken the notification. */
  desktopMs: number | undefined
  /** The frame of the window that shows its row had been drawn. */
  paintedAtMs: number | undefined
}

/** What the probes in main have seen. */
interface MainProbe {
  heard: Record<string, number>
  rung: { atMs: number; tookMs: number }[]
}

type Probed = typeof globalThis & {
  fillProbe: MainProbe
  loopWatch: { percentile(share: number): number; max: number; reset(): void }
  painted: Record<string, number>
}

type Emit = (this: unknown, event: string, ...given: unknown[]) => boolean

const loopPaceMs = 10
const nanosPerMs = 1e6

/** What the bench's own loader calls in every function it has compiled; nothing of the app has it. */
const loaderHelp = 'globalThis.__name = (named) => named'

/** Has main note when the frame of a fill comes out of a socket and when a notification is shown. */
export async function probeMain(application: ElectronApplication): Promise<void> {
  await application.evaluate<unknown>(loaderHelp)
  await application.evaluate(({ Notification }, everyMs) => {
    const probed = globalThis as Probed
    const probe: MainProbe = { heard: {}, rung: [] }
    const nowMs = (): number => performance.timeOrigin + performance.now()
    const { EventEmitter } = process.getBuiltinModule('node:events')
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    // The sockets' library is bundled into the app: what it cannot do without is Node's own emitter.
    const emit = Reflect.get<object, string>(EventEmitter.prototype, 'emit') as Emit
    const listening: Emit = function (this: unknown, event, ...given) {
      const [data, isBinary] = given
      if (event === 'message' && isBinary === false) {
        const atMs = nowMs()
        const fill = /"channel":"fills\..*?"id":"([^"]+)"/.exec(String(data))
        if (fill) probe.heard[fill[1] ?? ''] ??= atMs
      }
      return emit.call(this, event, ...given)
    }
    Object.assign(EventEmitter.prototype, { emit: listening })
    const show = Reflect.get<object, string>(Notification.prototype, 'show') as (this: unknown) => void
    Notification.prototype.show = function () {
      const atMs = nowMs()
      show.call(this)
      probe.rung.push({ atMs, tookMs: nowMs() - atMs })
    }
    const watch = monitorEventLoopDelay({ resolution: everyMs })
    watch.enable()
    probed.fillProbe = probe
    probed.loopWatch = watch
  }, loopPaceMs)
}

/** Has the window note when the row of a fill has been painted: the frame after the one that put it there. */
export async function probeWindow(window: Page): Promise<void> {
  await window.evaluate(loaderHelp)
  await window.evaluate(() => {
    const probed = globalThis as Probed
    probed.painted = {}
    const seen = new Set<string>()
    const look = (): void => {
      const fresh = [...document.querySelectorAll<HTMLElement>('.fills tbody tr[data-key]')]
        .slice(0, 3)
        .map(({ dataset }) => dataset.key ?? '')
        .filter((key) => !seen.has(key))
      if (fresh.length === 0) return
      for (const key of fresh) seen.add(key)
      requestAnimationFrame(() => {
        // A message posted within a frame is heard once that frame has been drawn.
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          for (const key of fresh) probed.painted[key] = performance.timeOrigin + performance.now()
        }
        channel.port2.postMessage(null)
      })
    }
    look()
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  })
}

/** Begins to count main's delays anew. */
export async function resetLoopDelay(application: ElectronApplication): Promise<void> {
  await application.evaluate(() => (globalThis as Probed).loopWatch.reset())
}

/** How late main's timers have been since then, of so many the worst: ms. */
export async function readLoopDelay(application: ElectronApplication): Promise<{ p99: number; max: number }> {
  const { p99, max } = await application.evaluate(() => {
    const { loopWatch } = globalThis as Probed
    return { p99: loopWatch.percentile(99), max: loopWatch.max }
  })
  const toDelay = (nanos: number): number => Math.max(0, nanos / nanosPerMs - loopPaceMs)
  return { p99: toDelay(p99), max: toDelay(max) }
}

/** What has become of these fills, in their order; the bell of each is the first after its frame. */
export async function readTraces(
  application: ElectronApplication,
  window: Page,
  fillIds: readonly string[],
): Promise<FillTrace[]> {
  const { heard, rung } = await application.evaluate(() => (globalThis as Probed).fillProbe)
  const painted = await window.evaluate(() => (globalThis as Probed).painted)
  return fillIds.map((id) => {
    const heardAtMs = heard[id]
    const bell = rung.find(({ atMs }) => heardAtMs !== undefined && atMs >= heardAtMs)
    return {
      heardAtMs,
      rungAtMs: bell?.atMs,
      desktopMs: bell?.tookMs,
      paintedAtMs: Object.entries(painted).find(([key]) => key.split(':').includes(id))?.[1],
    }
  })
}

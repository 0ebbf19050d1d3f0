import type { EventName, Events, News } from '../../preload/contract'
import type { Snapshot } from '../../preload/model'
import type { WindowName } from '../../preload/windows'
import { hears, isForOne, toOne } from '../windows/rules'
import { createHeldPrices, withHeldPrices } from './held-prices'
import type { ParcelOptions } from './parcel'
import { createWindowLine, type WindowLine } from './window-line'

/** The ways to all windows: each has a line of its own, with its own pace and sight. */
export interface WindowLines {
  /** Tells all windows, but what is for one only: that one is the desk where it can hear. */
  push<E extends EventName>(event: E, payload: Events[E]): void
  /** Tells every window but this one. */
  pushToOthers<E extends EventName>(from: WindowName, event: E, payload: Events[E]): void
  /** What is gathered for any of them goes at once. */
  hasten(): void
  /** The line of a window; undefined where it is not open. */
  of(name: WindowName): WindowLine | undefined
  open(name: WindowName): WindowLine
  close(name: WindowName): void
  /** Messages on their way to all windows, and those held back for them. */
  readonly queue: { inFlight: number; held: number }
}

interface Options {
  /** Sends to a window, with the serial number of the last of it; false when there is none. */
  send: (name: WindowName, news: readonly News[], serial: number) => boolean
  later: ParcelOptions['later']
  /** Everything as it is now, for a window that has fallen too far behind. */
  snapshot: () => Snapshot
  /** Whether a page is there that takes things in. */
  canHear: (name: WindowName) => boolean
}

/** Lines to no window yet. */
export function createWindowLines({ send, later, snapshot, canHear }: Options): WindowLines {
  const lines = new Map<WindowName, WindowLine>()
  const heldPrices = createHeldPrices()
  return {
    push(event, payload) {
      if (isForOne(event)) {
        const one = toOne([...lines.keys()].filter(canHear)) ?? 'desk'
        return lines.get(one)?.push(event, payload)
      }
      // Also without a monitor: one that opens later is told of what is held by then.
      const ofMonitor = heldPrices.hear(event, payload)
      for (const [name, line] of lines) {
        if (!hears(name, event)) continue
        if (name === 'monitor') for (const news of ofMonitor) line.push(news.event, news.payload)
        else line.push(event, payload)
      }
    },
    pushToOthers(from, event, payload) {
      for (const [name, line] of lines) if (name !== from && hears(name, event)) line.push(event, payload)
    },
    hasten() {
      for (const line of lines.values()) line.hasten()
    },
    of: (name) => lines.get(name),
    open(name) {
      const line = createWindowLine({
        send: (news, serial) => send(name, news, serial),
        later,
        snapshot: name === 'monitor' ? () => withHeldPrices(snapshot()) : snapshot,
      })
      lines.set(name, line)
      return line
    },
    close: (name) => void lines.delete(name),
    get queue() {
      const queues = [...lines.values()].map(({ queue }) => queue)
      return {
        inFlight: queues.reduce((sum, { inFlight }) => sum + inFlight, 0),
        held: queues.reduce((sum, { held }) => sum + held, 0),
      }
    },
  }
}

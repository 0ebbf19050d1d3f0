import type { EventName, Events } from '../../preload/contract'
import type { Snapshot } from '../../preload/model'
import { createHeldNews, isForUnseen, isOfMarket } from './held-news'

/** The way to the window: it is told no more at a time than it takes in. */
export interface WindowLine {
  push<E extends EventName>(event: E, payload: Events[E]): void
  /** The window has taken in everything up to this serial number. */
  heard(serial: number): void
  /** The page begins anew and asks for everything: what was on its way to the one before is no matter. */
  begin(): void
  /** A window that nobody can see gets the sign of life and tones only; back in sight, what it has missed. */
  setInSight(inSight: boolean): void
  /** Messages on their way to the window, and those held back until it has taken them in. */
  readonly queue: { inFlight: number; held: number }
}

interface Options {
  /** Sends to the window; false when there is none. */
  send: (event: EventName, payload: unknown, serial: number) => boolean
  /** Everything as it is now, for a window that has fallen too far behind. */
  snapshot: () => Snapshot
}

/** How many messages may be on their way. Electron would queue without end for a page that does not read. */
const mostUnheard = 32
/** Of them so many before market data waits, two beats of it: what comes of the account has no more before it. */
const marketUnheard = 8

/**
 * A line that sends at once while the window keeps up. For one that does not, what only the newest counts of is
 * merged; account changes pass what waits of the market, and have room of their own on the way. Beyond that they wait
 * in their order up to a bound, and beyond it one whole snapshot takes their place, so that nothing is lost and the
 * memory stays. One that nobody can see is treated as if it were behind.
 */
export function createWindowLine({ send, snapshot }: Options): WindowLine {
  const held = createHeldNews()
  let sent = 0
  let heardUpTo = 0
  let inSight = true
  const mayMarketGo = () => sent - heardUpTo < marketUnheard
  const wanted = () => (mayMarketGo() ? 'anything' : 'pressing')

  function pass(event: EventName, payload: unknown): void {
    if (send(event, payload, sent + 1)) sent += 1
  }

  function flush(): void {
    while (inSight && sent - heardUpTo < mostUnheard) {
      const next = held.take(wanted())
      if (!next) return
      pass(next.event, next.event === 'desk:reset' ? snapshot() : next.payload)
    }
  }

  return {
    get queue() {
      return { inFlight: sent - heardUpTo, held: held.size }
    },
    push(event, payload) {
      const mayGo = inSight
        ? (mayMarketGo() || !isOfMarket(event)) && !held.holds(wanted())
        : isForUnseen(event)
      if (!mayGo || sent - heardUpTo >= mostUnheard) return held.hold(event, payload)
      if (event === 'desk:reset') held.forgetTickers()
      pass(event, payload)
    },
    heard(serial) {
      // SECURITY: the page's word; one that was never sent means nothing.
      if (serial > sent || serial <= heardUpTo) return
      heardUpTo = serial
      flush()
    },
    setInSight(next) {
      inSight = next
      flush()
    },
    begin() {
      held.clear()
      heardUpTo = sent
    },
  }
}

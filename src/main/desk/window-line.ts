import type { EventName, Events, News } from '../../preload/contract'
import type { Snapshot } from '../../preload/model'
import { createHeldNews, isForUnseen, isOfMarket } from './held-news'
import { createParcel, type ParcelOptions } from './parcel'

/** The way to the window: it is told no more at a time than it takes in. */
export interface WindowLine {
  push<E extends EventName>(event: E, payload: Events[E]): void
  /** What is gathered goes at once: main is about to be busy with something else. */
  hasten(): void
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
  /** Sends to the window, with the serial number of the last of it; false when there is none. */
  send: (news: readonly News[], serial: number) => boolean
  later: ParcelOptions['later']
  /** Everything as it is now, for a window that has fallen too far behind. */
  snapshot: () => Snapshot
}

/** How many messages may be on their way. Electron would queue without end for a page that does not read. */
const mostUnheard = 32
/** Of them so many before market data waits: two beats of it, and what a fill changes between them. */
const marketUnheard = 16

/**
 * A line that sends while the window keeps up, a parcel at a time. For one that does not, what only the newest counts of is
 * merged; account changes pass what waits of the market, and have room of their own on the way. Beyond that they wait
 * in their order up to a bound, and beyond it one whole snapshot takes their place, so that nothing is lost and the
 * memory stays. One that nobody can see is treated as if it were behind.
 */
export function createWindowLine({ send, later, snapshot }: Options): WindowLine {
  const held = createHeldNews()
  const parcel = createParcel({
    send(news) {
      // Without a window nothing is on its way: the next page asks for everything.
      if (!send(news, sent)) sent -= news.length
    },
    later,
  })
  let sent = 0
  let heardUpTo = 0
  let inSight = true
  const mayMarketGo = () => sent - heardUpTo < marketUnheard
  const wanted = () => (mayMarketGo() ? 'anything' : 'pressing')

  function pass(news: News): void {
    sent += 1
    parcel.add(news)
  }

  function flush(): void {
    while (inSight && sent - heardUpTo < mostUnheard) {
      const next = held.take(wanted())
      if (!next) return
      pass(next.event === 'desk:reset' ? { event: 'desk:reset', payload: snapshot() } : next)
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
      pass({ event, payload } as News)
    },
    hasten: () => parcel.hasten(),
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
      // Sooner than the snapshot, which has it too: whoever has asked for one in passing loses nothing.
      parcel.hasten()
      heardUpTo = sent
    },
  }
}

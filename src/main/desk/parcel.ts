import type { News } from '../../preload/contract'
import type { Change } from '../../preload/model'
import { isOfMarket } from './held-news'

/** What goes to a window together: it takes it in, and draws, once for all of it. */
export interface Parcel {
  /** Puts one thing in, behind what is there. */
  add(news: News): void
  /** Sends what is in it without waiting for more. */
  hasten(): void
}

/** What a parcel works with. */
export interface ParcelOptions {
  /** Sends what has been gathered, in its order. */
  send: (news: readonly News[]) => void
  /** Calls back once after so many milliseconds; returns what calls it off. */
  later: (callback: () => void, delayMs: number) => () => void
}

/** A fill is told with the order, the position and the prices of its moment, which come within this of each other. */
const togetherMs = 12
/** What nobody waits for goes with the next beat of market data, or alone after as long. */
const unhurriedMs = 100

/** Changes that are read, not acted upon; a fill's own brings what is urgent of it. */
const unhurried: ReadonlySet<Change['kind']> = new Set([
  'account',
  'balance',
  'balanceEvent',
  'funding',
  'transaction',
  'transfer',
])

/** Whether a change is one a person acts upon: it is on the screen as soon as those that come with it are here. */
export function isPressing({ kind }: Change): boolean {
  return !unhurried.has(kind)
}

/** How long a thing may wait for others to go with it. */
function patienceMs(news: News): number {
  if (isOfMarket(news.event)) return togetherMs
  switch (news.event) {
    case 'desk:changes':
      return news.payload.changes.some(isPressing) ? togetherMs : unhurriedMs
    case 'alert:raised':
      return togetherMs
    case 'desk:beat':
    case 'budget:changed':
      return unhurriedMs
    default:
      return 0
  }
}

/** An empty parcel. It goes when the first of what is in it may wait no longer. */
export function createParcel({ send, later }: ParcelOptions): Parcel {
  let gathered: News[] = []
  let leaves: { inMs: number; cancel: () => void } | null = null

  function leave(): void {
    leaves = null
    const news = gathered
    gathered = []
    send(news)
  }

  return {
    add(news) {
      gathered.push(news)
      const inMs = patienceMs(news)
      // One that may wait longer than what is there leaves with it.
      if (leaves && leaves.inMs <= inMs) return
      leaves?.cancel()
      leaves = { inMs, cancel: later(leave, inMs) }
    },
    hasten() {
      if (!leaves) return
      leaves.cancel()
      leave()
    },
  }
}

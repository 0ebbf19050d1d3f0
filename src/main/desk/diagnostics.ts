import type { Diagnostics, JournalFacts, OrderHashFacts } from '../../preload/diagnostics'
import type { Result } from '../../preload/model'
import type { OpenedJournal } from '../journal/open-journal'
import { watchLoopDelay } from '../measures/loop-delay'
import type { Session } from '../session/session'

/** How the app fares, whenever somebody asks. */
export interface DiagnosticsDesk {
  read(): Diagnostics
  stop(): void
}

interface Options {
  session: () => Session | null
  journal: Result<OpenedJournal>
  versions: Record<string, string>
  /** Messages on their way to the window, and those held back for it. */
  windowQueue: () => { inFlight: number; held: number }
  orderHash: () => OrderHashFacts
}

/** Counting the journal's rows reads its tables: while a page is open once a second would be too often. */
const journalReadEveryMs = 10_000

/** A desk for diagnostics; it measures the event loop from now on. */
export function createDiagnosticsDesk({
  session,
  journal,
  versions,
  windowQueue,
  orderHash,
}: Options): DiagnosticsDesk {
  const loopDelay = watchLoopDelay()
  let journalFacts: { facts: JournalFacts; atMs: number } | null = null

  function readJournal(): JournalFacts {
    const nowMs = performance.now()
    if (!journalFacts || nowMs - journalFacts.atMs >= journalReadEveryMs)
      journalFacts = { facts: toJournalFacts(journal), atMs: nowMs }
    return journalFacts.facts
  }

  return {
    read() {
      const open = session()
      const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
      const { inFlight, held } = windowQueue()
      return {
        uptimeS: Math.round(process.uptime()),
        sockets: open?.venue.sockets ?? [],
        calls: open?.venue.calls ?? [],
        orders: open?.orderTimes() ?? null,
        orderHash: orderHash(),
        loopDelay: loopDelay.spread(),
        queues: {
          calls: open?.venue.budget.waiting ?? 0,
          windowInFlight: inFlight,
          windowHeld: held,
          journalOwed: open?.owedToJournal() ?? 0,
        },
        memory: {
          rssBytes: rss,
          heapUsedBytes: heapUsed,
          heapTotalBytes: heapTotal,
          externalBytes: external,
        },
        journal: readJournal(),
        counters: open?.venue.counters ?? {},
        versions,
      }
    },
    stop: () => loopDelay.stop(),
  }
}

function toJournalFacts(journal: Result<OpenedJournal>): JournalFacts {
  if (!journal.ok) return { open: false, why: journal.problem.code }
  const { outcome, checkedAtStart, journal: open } = journal.value
  const size = open.size()
  return {
    open: true,
    outcome,
    checkedAtStart,
    healthy: open.healthy,
    unreadable: open.unreadable,
    size: size.ok ? size.value : null,
  }
}

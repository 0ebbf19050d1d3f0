import type { TFunction } from 'i18next'
import type { Diagnostics, JournalFacts, Spread } from '../../preload/diagnostics'

/** A table of the page: its columns' names, and rows whose first cell names what the others tell. */
export interface ReportSection {
  id: string
  title: string
  columns: string[]
  rows: string[][]
}

const nothing = '–'
const bytesPerMebibyte = 1024 * 1024

/** Diagnostics as a person reads them, on the page and in what is copied from it. */
export function toReport(facts: Diagnostics, t: TFunction): ReportSection[] {
  const milliseconds = (ms: number | null): string =>
    ms === null ? nothing : t('diagnostics.ms', { ms: ms < 10 ? ms.toFixed(1) : String(Math.round(ms)) })
  const seconds = (ms: number | null): string =>
    ms === null ? nothing : t('diagnostics.seconds', { seconds: (ms / 1000).toFixed(ms < 10_000 ? 1 : 0) })
  const mebibytes = (bytes: number): string =>
    t('diagnostics.mebibytes', { mebibytes: (bytes / bytesPerMebibyte).toFixed(1) })
  const percentiles = ({ p50Ms, p99Ms }: Spread): string[] => [milliseconds(p50Ms), milliseconds(p99Ms)]
  const { sockets, calls, orders, orderHash, loopDelay, queues, memory, counters, versions } = facts
  return [
    {
      id: 'sockets',
      title: t('diagnostics.sockets'),
      columns: [
        t('diagnostics.socket'),
        t('diagnostics.phase'),
        t('diagnostics.phaseFor'),
        t('diagnostics.reconnects'),
        t('diagnostics.silentFor'),
        t('diagnostics.roundTripHalf'),
        t('diagnostics.roundTripMost'),
      ],
      rows: sockets.map(({ name, phase, phaseForMs, reconnects, silentForMs, roundTrip }) => [
        t(`diagnostics.socket.${name}`),
        t(`phase.${phase}`),
        seconds(phaseForMs),
        String(reconnects),
        seconds(silentForMs),
        ...percentiles(roundTrip),
      ]),
    },
    {
      id: 'calls',
      title: t('diagnostics.calls'),
      columns: [
        t('diagnostics.call'),
        t('diagnostics.half'),
        t('diagnostics.most'),
        t('diagnostics.count'),
        t('diagnostics.failures'),
      ],
      rows: calls.map(({ group, failures, time }) => [
        group,
        ...percentiles(time),
        String(time.count),
        String(failures),
      ]),
    },
    {
      id: 'orders',
      title: t('diagnostics.orders'),
      columns: [t('diagnostics.step'), t('diagnostics.half'), t('diagnostics.most'), t('diagnostics.count')],
      rows: orders
        ? [
            [
              t('diagnostics.acknowledged'),
              ...percentiles(orders.acknowledged),
              String(orders.acknowledged.count),
            ],
            [t('diagnostics.opened'), ...percentiles(orders.open), String(orders.open.count)],
          ]
        : [],
    },
    {
      id: 'queues',
      title: t('diagnostics.queues'),
      columns: [],
      rows: [
        [t('diagnostics.queue.calls'), String(queues.calls)],
        [t('diagnostics.queue.inFlight'), String(queues.windowInFlight)],
        [t('diagnostics.queue.held'), String(queues.windowHeld)],
        [t('diagnostics.queue.owed'), String(queues.journalOwed)],
      ],
    },
    {
      id: 'app',
      title: t('diagnostics.app'),
      columns: [],
      rows: [
        [t('diagnostics.uptime'), seconds(facts.uptimeS * 1000)],
        [t('diagnostics.hash'), t(`diagnostics.hash.${orderHash.state}`)],
        [t('diagnostics.hashed'), `${orderHash.hashed} / ${orderHash.checked}`],
        [t('diagnostics.loopHalf'), milliseconds(loopDelay.p50Ms)],
        [t('diagnostics.loopMost'), milliseconds(loopDelay.p99Ms)],
        [t('diagnostics.loopLongest'), milliseconds(loopDelay.longestMs)],
        [t('diagnostics.memory'), mebibytes(memory.rssBytes)],
        [t('diagnostics.heap'), `${mebibytes(memory.heapUsedBytes)} / ${mebibytes(memory.heapTotalBytes)}`],
        [t('diagnostics.external'), mebibytes(memory.externalBytes)],
      ],
    },
    {
      id: 'journal',
      title: t('diagnostics.journal'),
      columns: [],
      rows: journalRows(facts.journal, t, mebibytes),
    },
    {
      id: 'versions',
      title: t('diagnostics.versions'),
      columns: [],
      rows: Object.entries(versions).map(([name, version]) => [name, version]),
    },
    {
      id: 'counters',
      title: t('exchange.odd'),
      columns: [],
      rows: Object.entries(counters)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, count]) => [name, String(count)]),
    },
  ]
}

function journalRows(journal: JournalFacts, t: TFunction, mebibytes: (bytes: number) => string): string[][] {
  if (!journal.open) return [[t('diagnostics.journal.shut'), journal.why]]
  const { outcome, checkedAtStart, healthy, unreadable, size } = journal
  return [
    [t('diagnostics.journal.start'), t(`diagnostics.journal.${outcome}`)],
    [
      t('diagnostics.journal.integrity'),
      t(checkedAtStart ? 'diagnostics.journal.sound' : 'diagnostics.journal.unchecked'),
    ],
    [
      t('diagnostics.journal.now'),
      t(healthy ? 'diagnostics.journal.healthy' : 'diagnostics.journal.refusing'),
    ],
    [t('diagnostics.journal.unreadable'), String(unreadable)],
    [t('diagnostics.journal.size'), size ? mebibytes(size.bytes) : nothing],
    ...Object.entries(size?.rows ?? {}).map(([table, rows]) => [
      t('diagnostics.journal.rows', { table }),
      String(rows),
    ]),
  ]
}

/** The report as one text to paste; an address that the exchange put into a name is left out. */
export function toReportText(sections: readonly ReportSection[]): string {
  const line = (cells: readonly string[]): string => cells.join('\t')
  return sections
    .map(({ title, columns, rows }) =>
      [
        `# ${title}`,
        ...(columns.length > 0 && rows.length > 0 ? [line(columns)] : []),
        ...rows.map(line),
      ].join('\n'),
    )
    .join('\n\n')
    .replace(/0x[0-9a-f]{6,}/gi, '[address]')
}

import { createInstance } from 'i18next'
import { expect, it } from 'vitest'
import type { Diagnostics } from '../../../src/preload/diagnostics'
import { toReport, toReportText } from '../../../src/renderer/diagnostics/report'
import { windowEn, windowZh } from '../../../src/renderer/window-words'

const spread = { count: 4, p50Ms: 8.25, p99Ms: 120.4, longestMs: 121 }
const facts: Diagnostics = {
  uptimeS: 61,
  sockets: [
    {
      name: 'account',
      phase: 'live',
      phaseForMs: 61_000,
      reconnects: 2,
      silentForMs: 300,
      roundTrip: spread,
    },
  ],
  calls: [{ group: 'GET markets', failures: 1, time: spread }],
  orders: { acknowledged: spread, open: { count: 0, p50Ms: null, p99Ms: null, longestMs: null } },
  orderHash: { state: 'ready', hashed: 17, checked: 2 },
  loopDelay: spread,
  queues: { calls: 3, windowInFlight: 1, windowHeld: 0, journalOwed: 5 },
  memory: { rssBytes: 1048576, heapUsedBytes: 1048576, heapTotalBytes: 2097152, externalBytes: 0 },
  journal: {
    open: true,
    outcome: 'opened',
    checkedAtStart: true,
    healthy: false,
    unreadable: 0,
    size: { bytes: 524288, rows: { fills: 9 } },
  },
  counters: { 'unknownChannel:account.0x49ddcf21386b': 2 },
  versions: { app: '0.1.0', schema: '2' },
}

function speak(words: Record<string, string>) {
  const i18n = createInstance()
  void i18n.init({
    lng: 'x',
    resources: { x: { translation: words } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return i18n.t
}

it('the report names each figure, in both languages, and its text holds no address', () => {
  const sections = toReport(facts, speak(windowEn))
  const rowsOf = (id: string) => sections.find((section) => section.id === id)?.rows
  expect(rowsOf('sockets')).toEqual([['Account', 'Live', '61 s', '2', '0.3 s', '8.3 ms', '120 ms']])
  expect(rowsOf('calls')).toEqual([['GET markets', '8.3 ms', '120 ms', '4', '1']])
  expect(rowsOf('orders')?.[1]).toEqual(['To open', '–', '–', '0'])
  expect(rowsOf('queues')?.map(([, count]) => count)).toEqual(['3', '1', '0', '5'])
  expect(rowsOf('app')).toContainEqual(['Order hash', 'Own code in WebAssembly'])
  expect(rowsOf('app')).toContainEqual(['Hashed by it / checked by the library', '17 / 2'])
  expect(rowsOf('journal')).toContainEqual(['Now', 'The disk refuses'])
  expect(rowsOf('journal')).toContainEqual(['Rows: fills', '9'])
  const text = toReportText(sections)
  expect(text).toContain('GET markets\t8.3 ms\t120 ms\t4\t1')
  expect(text).toContain('unknownChannel:account.[address]\t2')
  expect(text).not.toContain('0x49dd')
  const chinese = toReportText(toReport(facts, speak(windowZh)))
  expect(chinese).toContain('磁盘拒绝写入')
  expect(chinese).not.toMatch(/diagnostics\./)
})

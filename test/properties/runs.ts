import fc from 'fast-check'

/** How often each property of this folder is tried; `PARADESK_RUNS=10000` digs deeper than a daily run. */
const numRuns = Number(process.env['PARADESK_RUNS'] ?? 150)

fc.configureGlobal({ numRuns })

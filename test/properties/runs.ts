import fc from 'fast-check'

/** How often each property of this folder is tried; `PARADESK_RUNS=10000` digs deeper than a daily run. */
const numRuns = Number(process.env['PARADESK_RUNS'] ?? 150)

// A list that may be long is long at times: without this none has more than ten entries.
fc.configureGlobal({ numRuns, defaultSizeToMaxWhenMaxSpecified: true })

/** For a property whose tries are long: one in `part` of the usual number. */
export function oneIn(part: number): { numRuns: number } {
  return { numRuns: Math.ceil(numRuns / part) }
}

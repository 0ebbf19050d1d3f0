import { parseArgs } from 'node:util'
import { toQuanta } from './quanta'
import type { SandboxOptions } from './sandbox'

/** The command line as options, or one sentence about what is wrong with it. */
export type Flags = { ok: true; options: SandboxOptions } | { ok: false; message: string }

/** Reads `--port 0 --seed 7 --deposit 100000 --step-ms 100 --json-public --quiet-market`. */
export function readFlags(args: readonly string[]): Flags {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        seed: { type: 'string', default: '7' },
        deposit: { type: 'string', default: '100000' },
        'step-ms': { type: 'string', default: '100' },
        'json-public': { type: 'boolean', default: false },
        'quiet-market': { type: 'boolean', default: false },
      },
    })
    if (toQuanta(values.deposit) === undefined) throw new RangeError('--deposit must be a decimal.')
    return {
      ok: true,
      options: {
        port: integer('--port', values.port, 65_535),
        seed: integer('--seed', values.seed, 0xffff_ffff),
        stepMs: integer('--step-ms', values['step-ms'], 3_600_000),
        deposit: values.deposit,
        jsonPublic: values['json-public'],
        simulate: !values['quiet-market'],
      },
    }
  } catch (error) {
    // Some of Node's own messages go on for several lines; the first one says it.
    const [sentence] = (error instanceof Error ? error.message : 'The flags are unreadable.').split('\n')
    return { ok: false, message: sentence ?? '' }
  }
}

function integer(flag: string, text: string, max: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN
  if (!(value <= max))
    throw new RangeError(`${flag} must be an integer from 0 to ${max}, not ${JSON.stringify(text)}.`)
  return value
}

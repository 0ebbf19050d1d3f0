import { expect, it } from 'vitest'
import { readFlags } from '../../src/sandbox/flags'

it('reads flags over their defaults', () => {
  const defaults = { port: 0, seed: 7, stepMs: 100, deposit: '100000', jsonPublic: false, simulate: true }
  expect(readFlags([])).toEqual({ ok: true, options: defaults })
  expect(readFlags(['--seed', '11', '--json-public', '--quiet-market', '--deposit=0.5'])).toEqual({
    ok: true,
    options: { ...defaults, seed: 11, jsonPublic: true, simulate: false, deposit: '0.5' },
  })
})

it.each([
  [['--port', 'http'], '--port must be an integer'],
  [['--port', '70000'], '--port must be an integer'],
  [['--seed=-1'], '--seed must be an integer'],
  [['--seed', '-1'], '--seed'],
  [['--deposit', 'much'], '--deposit must be a decimal'],
  [['--fast'], '--fast'],
  [['now'], 'now'],
])('says in one line what is wrong with %j', (args, words) => {
  const flags = readFlags(args)
  const message = flags.ok ? '' : flags.message
  expect(message).toContain(words)
  expect(message).not.toContain('\n')
})

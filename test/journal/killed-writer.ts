/**
 * Writes to a journal until it is killed: loads, says `ready`, waits for a line with the directory and its
 * own number, then writes fills and intents, alone and in batches, and prints the name of each one when the
 * journal says that it is on disk.
 */
import { once } from 'node:events'
import { openJournal } from '../../src/main/journal/open-journal'
import { aFill } from '../fixtures/nouns'

const silent = () => undefined
const log = { debug: silent, info: silent, warn: silent, error: silent }

process.stdout.write('ready\n')
const [line] = (await once(process.stdin, 'data')) as [Buffer]
const { directory, turn } = JSON.parse(line.toString()) as { directory: string; turn: number }
const opened = openJournal({ directory, log, nowMs: () => Date.now(), retentionDays: 0 })
if (!opened.ok) throw new Error(opened.problem.code)
const { journal, outcome } = opened.value
process.stdout.write(`outcome ${outcome}\n`)
const account = journal.account('testnet', '0x1')

function fill(id: string, batch: string) {
  return aFill({ id, orderId: batch, createdAtMs: Date.now(), fee: '0.1', price: '1', size: '1' })
}

for (let step = 0; ; step += 1) {
  const name = `${turn}-${step}`
  if (step % 3 === 0 && account.recordFill(fill(name, 'alone'), { caughtUp: false }) === 'new')
    process.stdout.write(`fill FILL:${name}\n`)
  if (step % 3 === 1) {
    const size = 1 + (step % 40)
    const ids = Array.from({ length: size }, (_, index) => `${name}-${index}`)
    const batch = journal.write(() =>
      ids.forEach((id) => account.recordFill(fill(id, `batch ${name} of ${size}`), { caughtUp: true })),
    )
    if (batch.ok) process.stdout.write(ids.map((id) => `fill FILL:${id}\n`).join(''))
  }
  if (step % 3 === 2) {
    const intent = account.recordIntent({
      clientId: name,
      market: 'BTC-USD-PERP',
      side: 'buy',
      type: 'limit',
      size: '1',
      price: '1',
      timeInForce: 'gtc',
      reduceOnly: false,
    })
    if (intent.ok) process.stdout.write(`intent ${name}\n`)
  }
}

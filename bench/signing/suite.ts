import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BenchCase, Curve, PreparedCase, Suite } from '../runner'
import { median } from '../statistics'
import { orderAt } from './orders'
import { signers, type SignerName, type SignOrder } from './signers'

const names = Object.keys(signers) as SignerName[]
const baseline: SignerName = 'starknet.js'

let loaded: Promise<[SignerName, SignOrder][]> | undefined

/** Every signer, loaded once; fails before anything is measured unless all sign alike. */
function loadSigners(): Promise<[SignerName, SignOrder][]> {
  loaded ??= Promise.all(
    names.map(async (name) => [name, await signers[name]()] as [SignerName, SignOrder]),
  ).then((all) => {
    for (let index = 0; index < 20; index++) {
      const answers = new Set(all.map(([, sign]) => sign(orderAt(index))))
      if (answers.size !== 1) throw new Error(`order ${index} is signed differently`)
    }
    return all
  })
  return loaded
}

let next = 0

/** Each run signs so many orders nobody has seen before. */
async function prepare(orders: number): Promise<PreparedCase> {
  return {
    contenders: (await loadSigners()).map(([name, sign]) => ({
      name,
      run: () => {
        for (let done = 0; done < orders; done++) sign(orderAt(next++))
      },
    })),
  }
}

const cases: BenchCase[] = [
  {
    name: 'An order, hashed and signed, in a hot loop',
    unit: 'orders',
    operations: 10,
    baseline,
    rounds: 20,
    prepare: () => prepare(10),
  },
  {
    name: 'An order, hashed and signed, after 500 ms of rest',
    unit: 'orders',
    operations: 1,
    baseline,
    rounds: 20,
    warmUpRounds: 2,
    idleMs: 500,
    prepare: () => prepare(1),
  },
  {
    name: 'A batch of 10 orders after 100 ms of rest',
    unit: 'batches',
    operations: 1,
    baseline,
    rounds: 20,
    idleMs: 100,
    prepare: () => prepare(10),
  },
]

const processes = 3
const root = fileURLToPath(new URL('../../', import.meta.url))

function firstOrders(name: SignerName): number[] {
  const args = ['--import', 'tsx', 'bench/signing/first-orders.ts', name]
  const runs = Array.from(
    { length: processes },
    () => JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })) as number[],
  )
  return [0, 1, 2, 3, 4].map((order) => median(runs.map((times) => times[order] ?? NaN)))
}

const sinceStart = (): Curve => ({
  name: `The first orders of a fresh process whose key is loaded (median of ${processes})`,
  along: 'order',
  unit: 'ms',
  xs: [1, 2, 3, 4, 5],
  lines: names.map((name) => ({ name, ys: firstOrders(name) })),
})

/** From an order's fields to its signature. */
export const signing: Suite = {
  title: 'Signing an order',
  notes: [
    'All four sign the same orders, and each signature is compared before anything is measured.',
    'Paradesk hashes by its own WASM and signs by the library, that is by noble through starknet.js; its figures hold the sampled check’s start, not the library’s hashes, which run between other work.',
    'ccxt is measured on the functions its createOrder calls, without the request.',
  ],
  cases,
  curves: async () => [sinceStart()],
}

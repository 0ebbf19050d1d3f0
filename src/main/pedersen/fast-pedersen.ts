import { pedersenModule } from './module'

/** The prime of the Stark field; felts are 0 … prime - 1. */
export const feltPrime = 2n ** 251n + 17n * 2n ** 192n + 1n

/** What assembly/pedersen.ts exports. */
interface Exports {
  memory: WebAssembly.Memory
  left: WebAssembly.Global
  right: WebAssembly.Global
  places: WebAssembly.Global
  parts: WebAssembly.Global
  prepare(part: number): void
  hash(): number
  keep(place: number): number
  hashFrom(place: number): number
}

/** A hash's first argument; where it was kept as a point, hashing on from it is half the work. */
export interface HashStart {
  readonly felt: bigint
  readonly place: number | null
}

/**
 * The Pedersen hash of felts, public data only: its time depends on what it hashes. RangeError for a number
 * that is no felt, Error for the one input in 2^250 its formulas do not cover.
 */
export interface FastPedersen {
  hash: (left: bigint, right: bigint) => bigint
  /** Keeps a first argument that comes again and again, while there is room. */
  keep: (left: bigint) => HashStart
  hashFrom: (start: HashStart, right: bigint) => bigint
}

/** Loads the WASM module and builds its tables, which takes some 15 ms and 2 MB; in one piece. */
export function createFastPedersen(): FastPedersen {
  const wasm = load()
  for (let part = 0; part < partsOf(wasm); part++) wasm.prepare(part)
  return over(wasm)
}

/** The same a part at a time, none of more than a few milliseconds, with a pause before each. */
export async function createFastPedersenInTurns(pause: () => Promise<void>): Promise<FastPedersen> {
  const wasm = load()
  for (let part = 0; part < partsOf(wasm); part++) {
    await pause()
    wasm.prepare(part)
  }
  return over(wasm)
}

function load(): Exports {
  const module = new WebAssembly.Module(Buffer.from(pedersenModule, 'base64'))
  return new WebAssembly.Instance(module).exports as unknown as Exports
}

function partsOf(wasm: Exports): number {
  return wasm.parts.value as number
}

function over(wasm: Exports): FastPedersen {
  const view = new DataView(wasm.memory.buffer)
  const left = wasm.left.value as number
  const right = wasm.right.value as number
  const places = wasm.places.value as number
  let taken = 0

  function write(at: number, felt: bigint): void {
    if (felt < 0n || felt >= feltPrime) throw new RangeError('not a felt')
    for (let word = 0; word < 4; word++)
      view.setBigUint64(at + 8 * word, BigInt.asUintN(64, felt >> BigInt(64 * word)), true)
  }

  function readLeft(isDone: number): bigint {
    if (!isDone) throw new Error('a sum that the formulas do not cover')
    let felt = 0n
    for (let word = 3; word >= 0; word--) felt = (felt << 64n) | view.getBigUint64(left + 8 * word, true)
    return felt
  }

  function hash(one: bigint, two: bigint): bigint {
    write(left, one)
    write(right, two)
    return readLeft(wasm.hash())
  }

  return {
    hash,
    keep: (felt) => {
      write(left, felt)
      if (taken === places || !wasm.keep(taken)) return { felt, place: null }
      return { felt, place: taken++ }
    },
    hashFrom: ({ felt, place }, two) => {
      if (place === null) return hash(felt, two)
      write(right, two)
      return readLeft(wasm.hashFrom(place))
    },
  }
}

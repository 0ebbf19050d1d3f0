/**
 * Some rows of a block, by their place in it, in ascending order, as bytes: how far each is from the one before,
 * seven bits a byte; or a bit for each row of the block where that is shorter, which its length tells.
 */
export function packRows(places: readonly number[], blockRows: number): Uint8Array {
  const bits = new Uint8Array(blockRows / 8)
  const steps: number[] = []
  let last = -1
  for (const place of places) {
    let step = place - last
    last = place
    for (; step > 0x7f; step >>>= 7) steps.push((step & 0x7f) | 0x80)
    steps.push(step)
    if (steps.length >= bits.length) {
      for (const each of places) setBit(bits, each)
      return bits
    }
  }
  return Uint8Array.from(steps)
}

/** Sets the bits of packed rows. */
export function unpackRows(packed: Uint8Array, bits: Uint8Array): void {
  if (packed.length === bits.length) {
    for (let index = 0; index < bits.length; index++) bits[index] = (bits[index] ?? 0) | (packed[index] ?? 0)
    return
  }
  let place = -1
  let step = 0
  let shift = 0
  for (const byte of packed) {
    step |= (byte & 0x7f) << shift
    shift += 7
    if (byte > 0x7f) continue
    place += step
    setBit(bits, place)
    step = shift = 0
  }
}

/** The places whose bit is set. */
export function placesOf(bits: Uint8Array): number[] {
  const places: number[] = []
  bits.forEach((byte, index) => {
    for (let bit = 0; byte >>> bit; bit++) if ((byte >>> bit) & 1) places.push(index * 8 + bit)
  })
  return places
}

function setBit(bits: Uint8Array, place: number): void {
  const index = place >>> 3
  if (index < bits.length) bits[index] = (bits[index] ?? 0) | (1 << (place & 7))
}

// Written by scripts/wasm/limb-code.ts, which says what it means; do not edit.

const BITS: u64 = 29
const MASK: u64 = 0x1fffffff
/** The seventh limb of p, 17·2^18; its ninth is 2^19, its first 1, the rest are 0. */
const P6: u64 = 17 << 18
const P8_SHIFT: u64 = 19

/** out = a·b/R, under 2p when the factors are under 32p. out may be a or b. */
export function multiply(out: usize, a: usize, b: usize): void {
  const a0 = load<u32>(a, 0) as u64
  const a1 = load<u32>(a, 4) as u64
  const a2 = load<u32>(a, 8) as u64
  const a3 = load<u32>(a, 12) as u64
  const a4 = load<u32>(a, 16) as u64
  const a5 = load<u32>(a, 20) as u64
  const a6 = load<u32>(a, 24) as u64
  const a7 = load<u32>(a, 28) as u64
  const a8 = load<u32>(a, 32) as u64
  const b0 = load<u32>(b, 0) as u64
  const b1 = load<u32>(b, 4) as u64
  const b2 = load<u32>(b, 8) as u64
  const b3 = load<u32>(b, 12) as u64
  const b4 = load<u32>(b, 16) as u64
  const b5 = load<u32>(b, 20) as u64
  const b6 = load<u32>(b, 24) as u64
  const b7 = load<u32>(b, 28) as u64
  const b8 = load<u32>(b, 32) as u64
  let c: u64 = 0
  c += a0 * b0
  const m0 = (0 - c) & MASK
  c = (c + m0) >> BITS
  c += a0 * b1 + a1 * b0
  const m1 = (0 - c) & MASK
  c = (c + m1) >> BITS
  c += a0 * b2 + a1 * b1 + a2 * b0
  const m2 = (0 - c) & MASK
  c = (c + m2) >> BITS
  c += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0
  const m3 = (0 - c) & MASK
  c = (c + m3) >> BITS
  c += a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0
  const m4 = (0 - c) & MASK
  c = (c + m4) >> BITS
  c += a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0
  const m5 = (0 - c) & MASK
  c = (c + m5) >> BITS
  c += a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + m0 * P6
  const m6 = (0 - c) & MASK
  c = (c + m6) >> BITS
  c += a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0 + m1 * P6
  const m7 = (0 - c) & MASK
  c = (c + m7) >> BITS
  c += a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0 + m2 * P6 + (m0 << P8_SHIFT)
  const m8 = (0 - c) & MASK
  c = (c + m8) >> BITS
  c += a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 + m3 * P6 + (m1 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 0)
  c >>= BITS
  c += a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + m4 * P6 + (m2 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 4)
  c >>= BITS
  c += a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + m5 * P6 + (m3 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 8)
  c >>= BITS
  c += a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + m6 * P6 + (m4 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 12)
  c >>= BITS
  c += a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + m7 * P6 + (m5 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 16)
  c >>= BITS
  c += a6 * b8 + a7 * b7 + a8 * b6 + m8 * P6 + (m6 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 20)
  c >>= BITS
  c += a7 * b8 + a8 * b7 + (m7 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 24)
  c >>= BITS
  c += a8 * b8 + (m8 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 28)
  c >>= BITS
  store<u32>(out, c as u32, 32)
}

/** out = a²/R, as multiply. */
export function square(out: usize, a: usize): void {
  const a0 = load<u32>(a, 0) as u64
  const a1 = load<u32>(a, 4) as u64
  const a2 = load<u32>(a, 8) as u64
  const a3 = load<u32>(a, 12) as u64
  const a4 = load<u32>(a, 16) as u64
  const a5 = load<u32>(a, 20) as u64
  const a6 = load<u32>(a, 24) as u64
  const a7 = load<u32>(a, 28) as u64
  const a8 = load<u32>(a, 32) as u64
  const d0 = a0 << 1
  const d1 = a1 << 1
  const d2 = a2 << 1
  const d3 = a3 << 1
  const d4 = a4 << 1
  const d5 = a5 << 1
  const d6 = a6 << 1
  const d7 = a7 << 1
  let c: u64 = 0
  c += a0 * a0
  const m0 = (0 - c) & MASK
  c = (c + m0) >> BITS
  c += d0 * a1
  const m1 = (0 - c) & MASK
  c = (c + m1) >> BITS
  c += d0 * a2 + a1 * a1
  const m2 = (0 - c) & MASK
  c = (c + m2) >> BITS
  c += d0 * a3 + d1 * a2
  const m3 = (0 - c) & MASK
  c = (c + m3) >> BITS
  c += d0 * a4 + d1 * a3 + a2 * a2
  const m4 = (0 - c) & MASK
  c = (c + m4) >> BITS
  c += d0 * a5 + d1 * a4 + d2 * a3
  const m5 = (0 - c) & MASK
  c = (c + m5) >> BITS
  c += d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3 + m0 * P6
  const m6 = (0 - c) & MASK
  c = (c + m6) >> BITS
  c += d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4 + m1 * P6
  const m7 = (0 - c) & MASK
  c = (c + m7) >> BITS
  c += d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4 + m2 * P6 + (m0 << P8_SHIFT)
  const m8 = (0 - c) & MASK
  c = (c + m8) >> BITS
  c += d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5 + m3 * P6 + (m1 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 0)
  c >>= BITS
  c += d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5 + m4 * P6 + (m2 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 4)
  c >>= BITS
  c += d3 * a8 + d4 * a7 + d5 * a6 + m5 * P6 + (m3 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 8)
  c >>= BITS
  c += d4 * a8 + d5 * a7 + a6 * a6 + m6 * P6 + (m4 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 12)
  c >>= BITS
  c += d5 * a8 + d6 * a7 + m7 * P6 + (m5 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 16)
  c >>= BITS
  c += d6 * a8 + a7 * a7 + m8 * P6 + (m6 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 20)
  c >>= BITS
  c += d7 * a8 + (m7 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 24)
  c >>= BITS
  c += a8 * a8 + (m8 << P8_SHIFT)
  store<u32>(out, (c & MASK) as u32, 28)
  c >>= BITS
  store<u32>(out, c as u32, 32)
}

export const FOUR_P: usize = memory.data<u32>([0x4, 0x0, 0x0, 0x0, 0x0, 0x0, 0x1100000, 0x0, 0x200000])
export const P: usize = memory.data<u32>([0x1, 0x0, 0x0, 0x0, 0x0, 0x0, 0x440000, 0x0, 0x80000])
/** 1 as a plain number: multiplying by it leaves Montgomery’s form. */
export const PLAIN_ONE: usize = memory.data<u32>([0x1, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0])
export const ONE: usize = memory.data<u32>([0x1ffffc01, 0x1fffffff, 0x1fffffff, 0x1fffffff, 0x1fffffff, 0x1fffffff, 0x1043ffff, 0x1ffffff7, 0x7ffff])
export const P0_POINT: usize = memory.data<u32>([0x1741672f, 0x169b41a9, 0xef488d6, 0x1dd63352, 0x1b82d6d3, 0x1d5f24b5, 0x15876393, 0x1cb4bafc, 0x47a3c, 0x1b0bdd5c, 0x9927f66, 0x80a962e, 0xc90150a, 0xd515d5c, 0x5b038ef, 0xe114c7c, 0x11b395cb, 0x42355])
export const P1_POINT: usize = memory.data<u32>([0x100f67d3, 0x1e19ef7e, 0x1e29418f, 0x1d249378, 0x11bd7ddf, 0x15000036, 0x58f996c, 0x17c2217f, 0x35525, 0x1fc7344c, 0x9f77c4a, 0x194795d4, 0x12f75ee5, 0x7c168dd, 0x147bdbf7, 0x1fb302af, 0x36ecf79, 0x3d224])
export const P2_POINT: usize = memory.data<u32>([0x67739b2, 0x1eec837f, 0x1677df26, 0x12ab0823, 0xe4957ab, 0xc265aee, 0x88db1a3, 0x12659e86, 0x5ac9, 0x6397291, 0x19e12f5f, 0x150d560c, 0x1b3c72a9, 0x1ef846a6, 0x154a9d5a, 0x1da80596, 0x10b05525, 0x6d871])
export const P3_POINT: usize = memory.data<u32>([0x1ff6a1ee, 0x147bd849, 0xe660085, 0x731a789, 0x15b5f90a, 0x5f34f13, 0x1c91a0a0, 0x48a526, 0x65426, 0x1c557298, 0xd4ef844, 0x13a9e55b, 0x18543e49, 0x1fbf45f2, 0x6ec55f1, 0x42cf1f4, 0x176b7b04, 0x7875b])
export const P4_POINT: usize = memory.data<u32>([0xd658a69, 0x61e5bdc, 0x162f587f, 0x1f7f8ab2, 0x1b232801, 0x1de8ae81, 0xfe61484, 0xe1911bd, 0x4f510, 0x41d9aad, 0x19251fe, 0x19cd638d, 0x1ccee79f, 0x5a87aeb, 0x8676fe8, 0x51dddfd, 0xb982468, 0x169f5])

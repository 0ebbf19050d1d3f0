/**
 * Writes the unrolled limb code of the Stark field, p = 2^251 + 17·2^192 + 1, for AssemblyScript.
 *
 * An element is 9 limbs of 29 bits in Montgomery's form with R = 2^261 (P. L. Montgomery, "Modular
 * Multiplication Without Trial Division", 1985; column by column: Koç, Acar, Kaliski, "Analyzing and Comparing
 * Montgomery Multiplication Algorithms", 1996, the FIPS method).
 *
 * Why 29 bits: a column is at most 9 products of 58 bits and small change, which 64 bits hold without a carry.
 * Why it is cheap: p is 1 modulo 2^192, so the factor m of a step is the column's own negative, and m·p has only
 * three terms: m, m·17·2^18 six limbs up, m·2^19 eight limbs up.
 */
export const prime = 2n ** 251n + 17n * 2n ** 192n + 1n

const limbs = 9
const bits = 29n
const radix = 2n ** (bits * BigInt(limbs))

/** StarkWare's five points of the Pedersen hash: docs.starkware.co/starkex/crypto/pedersen-hash-function.html */
export const pedersenPoints: readonly (readonly [x: bigint, y: bigint])[] = [
  [
    2089986280348253421170679821480865132823066470938446095505822317253594081284n,
    1713931329540660377023406109199410414810705867260802078187082345529207694986n,
  ],
  [
    996781205833008774514500082376783249102396023663454813447423147977397232763n,
    1668503676786377725805489344771023921079126552019160156920634619255970485781n,
  ],
  [
    2251563274489750535117886426533222435294046428347329203627021249169616184184n,
    1798716007562728905295480679789526322175868328062420237419143593021674992973n,
  ],
  [
    2138414695194151160943305727036575959195309218611738193261179310511854807447n,
    113410276730064486255102093846540133784865286929052426931474106396135072156n,
  ],
  [
    2379962749567351885752724891227938183011949129833673362440656643086021394946n,
    776496453633298175483985398648758586525933812536653089401905292063708816422n,
  ],
]

const range = Array.from({ length: limbs }, (_, index) => index)

function toLimbs(value: bigint): string {
  return range
    .map((index) => `0x${((value >> (bits * BigInt(index))) & (2n ** bits - 1n)).toString(16)}`)
    .join(', ')
}

function toMontgomery(value: bigint): string {
  return toLimbs((value * radix) % prime)
}

const load = (name: string): string[] =>
  range.map((index) => `  const ${name}${index} = load<u32>(${name}, ${4 * index}) as u64`)

/** The pairs of limbs whose product belongs to a column. */
const pairsOf = (column: number): [number, number][] =>
  range.flatMap((i): [number, number][] => (range.includes(column - i) ? [[i, column - i]] : []))

function productColumn(column: number): string[] {
  return pairsOf(column).map(([i, j]) => `a${i} * b${j}`)
}

/** Each mixed product once, of one limb doubled beforehand. */
function squareColumn(column: number): string[] {
  return pairsOf(column)
    .filter(([i, j]) => i <= j)
    .map(([i, j]) => (i === j ? `a${i} * a${i}` : `d${i} * a${j}`))
}

/** The terms m·p has in a column, but for the lowest, which makes its column end in zeros. */
function reductionColumn(column: number): string[] {
  return [
    ...(range.includes(column - 6) ? [`m${column - 6} * P6`] : []),
    ...(range.includes(column - 8) ? [`(m${column - 8} << P8_SHIFT)`] : []),
  ]
}

function columns(terms: (column: number) => string[]): string[] {
  const lines = ['  let c: u64 = 0']
  for (let column = 0; column < 2 * limbs; column++) {
    const all = [...terms(column), ...reductionColumn(column)]
    if (all.length > 0) lines.push(`  c += ${all.join(' + ')}`)
    if (column < limbs) {
      lines.push(`  const m${column} = (0 - c) & MASK`, `  c = (c + m${column}) >> BITS`)
    } else {
      const at = column - limbs
      lines.push(`  store<u32>(out, ${at === limbs - 1 ? 'c' : '(c & MASK)'} as u32, ${4 * at})`)
      if (at < limbs - 1) lines.push('  c >>= BITS')
    }
  }
  return lines
}

function staticLimbs(name: string, text: string): string {
  return `export const ${name}: usize = memory.data<u32>([${text}])`
}

/** The whole generated file. */
export function limbCode(): string {
  const doubled = range.slice(0, -1).map((index) => `  const d${index} = a${index} << 1`)
  return [
    '// Written by scripts/wasm/limb-code.ts, which says what it means; do not edit.',
    '',
    'const BITS: u64 = 29',
    'const MASK: u64 = 0x1fffffff',
    '/** The seventh limb of p, 17·2^18; its ninth is 2^19, its first 1, the rest are 0. */',
    'const P6: u64 = 17 << 18',
    'const P8_SHIFT: u64 = 19',
    '',
    '/** out = a·b/R, under 2p when the factors are under 32p. out may be a or b. */',
    'export function multiply(out: usize, a: usize, b: usize): void {',
    ...load('a'),
    ...load('b'),
    ...columns(productColumn),
    '}',
    '',
    '/** out = a²/R, as multiply. */',
    'export function square(out: usize, a: usize): void {',
    ...load('a'),
    ...doubled,
    ...columns(squareColumn),
    '}',
    '',
    staticLimbs('FOUR_P', toLimbs(4n * prime)),
    staticLimbs('P', toLimbs(prime)),
    '/** 1 as a plain number: multiplying by it leaves Montgomery’s form. */',
    staticLimbs('PLAIN_ONE', toLimbs(1n)),
    staticLimbs('ONE', toMontgomery(1n)),
    ...pedersenPoints.map(([x, y], index) =>
      staticLimbs(`P${index}_POINT`, `${toMontgomery(x)}, ${toMontgomery(y)}`),
    ),
    '',
  ].join('\n')
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSbe, type SbeRead } from '../../src/main/paradex/sbe'
import { encodeSbe, type SbeBlock, type SbeValue } from '../../src/sandbox/sbe-encoder'
import { layouts, type FieldLayout, type MessageName, type WireKind } from '../../src/sandbox/sbe-layout'
import { expectSound, openListening } from './listening'
import './runs'

const names = Object.keys(layouts) as MessageName[]
const least = -(2n ** 63n)
const int64 = fc.oneof(
  fc.bigInt({ min: least + 1n, max: 2n ** 63n - 1n }),
  fc.constantFrom(0n, 1n, -1n, least + 1n, 2n ** 63n - 1n, 2n ** 53n, 2n ** 53n + 1n, 99_999_999n),
)

/** What an exchange may say in a field of this kind, its nulls and its extremes among it. */
function valueOf(kind: WireKind): fc.Arbitrary<SbeValue> {
  if (typeof kind === 'object') return fc.constantFrom(...Object.keys(kind), 'A_WORD_OF_TOMORROW')
  switch (kind) {
    case 'int64':
      return int64
    case 'int64?':
      return fc.option(int64)
    case 'int16':
      return fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 })
    case 'uint8':
      return fc.nat(255)
    case 'micros':
      return fc.oneof(
        fc.bigInt({ min: 0n, max: 9_000_000_000_000n }),
        fc.constantFrom(0n, -1n, 8_640_000_000_000_001n, 2n ** 63n / 1000n, least / 1000n),
      )
    case 'address':
      return fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map((value) => `0x${value.toString(16)}`)
  }
}

const blockOf = (fields: readonly FieldLayout[]): fc.Arbitrary<SbeBlock> =>
  fc.record(Object.fromEntries(fields.map(([name, kind]) => [name, valueOf(kind)])))

const event = fc.constantFrom(...names).chain((name) => {
  const { fields, groups, data } = layouts[name]
  return fc.record({
    name: fc.constant(name),
    fields: blockOf(fields),
    groups: fc.record(
      Object.fromEntries(
        Object.entries<readonly FieldLayout[]>(groups).map(([group, level]) => [
          group,
          fc.array(blockOf(level), { maxLength: 6 }),
        ]),
      ),
    ),
    data: fc.record(
      Object.fromEntries(data.map((text) => [text, fc.string({ unit: 'grapheme', maxLength: 40 })])),
    ),
  })
})
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never

/** Mantissas that are not 10^-8 of something, by name: whole numbers, and rates of 10^-12. */
const whole = new Set(['seq', 'tradeId'])
const fine = new Set(['hourlyFundingRate', 'fundingRatePrecise'])
const bits = [
  'REDUCE_ONLY',
  'STOP_CONDITION_BELOW_TRIGGER',
  'STOP_CONDITION_ABOVE_TRIGGER',
  'INTERACTIVE',
  'TARGET_STRATEGY_VWAP',
]

function toText(mantissa: bigint, places: number): string {
  const digits = String(mantissa < 0n ? -mantissa : mantissa).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${mantissa < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}

function expectedOf(name: string, kind: WireKind, value: SbeValue): unknown {
  if (typeof kind === 'object') return Object.hasOwn(kind, String(value)) ? value : 'unknown'
  if (kind === 'micros') return BigInt(value ?? 0) * 1000n
  if (kind === 'uint8' && name === 'flags') return bits.filter((_, bit) => (Number(value) >> bit) & 1)
  if (typeof value !== 'bigint' || whole.has(name)) return value
  return toText(value, fine.has(name) ? 12 : 8)
}

const expectedBlock = (fields: readonly FieldLayout[], block: SbeBlock) =>
  Object.fromEntries(fields.map(([name, kind]) => [name, expectedOf(name, kind, block[name] ?? null)]))

function expectedMessage({ name, fields, groups, data }: Event): Record<string, unknown> {
  const layout = layouts[name]
  const lists = Object.entries<readonly FieldLayout[]>(layout.groups).map(
    ([group, level]): [string, unknown] => [
      group,
      (groups[group] ?? []).map((block) => expectedBlock(level, block)),
    ],
  )
  return { ...expectedBlock(layout.fields, fields), ...Object.fromEntries(lists), ...data }
}

/** The frame in the midst of other bytes, which say something else than nothing. */
function within(frame: Uint8Array, fill: number): Uint8Array {
  const around = Buffer.alloc(frame.length + 64, fill)
  around.set(frame, 32)
  return around.subarray(32, 32 + frame.length)
}

/** What an exchange, a broken line or somebody hostile may do to a frame. */
type Damage = { kind: 'flip' | 'set' | 'cut' | 'grow'; at: number; value: number }
const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('flip', 'flip', 'set', 'cut', 'grow'),
  // The header and the counts of the groups decide most, so they are hit most.
  at: fc.oneof(fc.nat(12), fc.nat(400)),
  value: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)),
})
function damaged(frame: Buffer, { kind, at, value }: Damage): Buffer {
  if (frame.length === 0) return frame
  const spoilt = Buffer.from(frame)
  const place = at % frame.length
  if (kind === 'flip') spoilt[place] = (spoilt[place] ?? 0) ^ (1 << (value % 8))
  if (kind === 'set') spoilt[place] = value
  if (kind === 'cut') return spoilt.subarray(0, place)
  if (kind === 'grow')
    return Buffer.concat([spoilt.subarray(0, place), Buffer.of(value), spoilt.subarray(place)])
  return spoilt
}

const frame = event.map((each) => encodeSbe(each))
const spoiltFrame = fc
  .tuple(frame, fc.array(damage, { minLength: 1, maxLength: 6 }))
  .map(([sound, hits]) => hits.reduce(damaged, sound))
const noise = fc
  .tuple(
    fc.nat(300),
    fc.oneof(fc.constantFrom(...names.map((name) => layouts[name].templateId)), fc.nat(65_535)),
    fc.oneof(fc.constant(1), fc.nat(65_535)),
    fc.nat(65_535),
    fc.uint8Array({ maxLength: 300 }),
  )
  .map(([length, template, schema, version, body]) => {
    const head = Buffer.alloc(8)
    ;[length, template, schema, version].forEach((word, index) => head.writeUInt16LE(word, index * 2))
    return Buffer.concat([head, body])
  })
const anyFrame = fc.oneof(
  spoiltFrame,
  noise,
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
)

function expectSurvived(read: SbeRead): void {
  expect(['message', 'skipped', 'malformed']).toContain(read.kind)
}

describe('a binary frame', () => {
  it('of the exchange’s own encoder says what was put into it, whatever the template and the values', () => {
    fc.assert(
      fc.property(event, (written) => {
        expect(readSbe(encodeSbe(written))).toMatchObject({
          kind: 'message',
          message: expectedMessage(written),
        })
      }),
    )
  })

  it('says the same wherever it lies, and nothing of what lies around it', () => {
    fc.assert(
      fc.property(anyFrame, (bytes) => {
        const alone = readSbe(Uint8Array.from(bytes))
        expectSurvived(alone)
        expect(readSbe(within(bytes, 0x00))).toEqual(alone)
        expect(readSbe(within(bytes, 0xff))).toEqual(alone)
      }),
    )
  })

  it('of a later version, with longer blocks, says what we know of it', () => {
    fc.assert(
      fc.property(
        event,
        fc.uint8Array({ maxLength: 40 }),
        fc.integer({ min: 2, max: 65_535 }),
        (written, more, version) => {
          const plain = encodeSbe(written)
          const rootEnd = 8 + plain.readUInt16LE(0)
          const grown = Buffer.concat([plain.subarray(0, rootEnd), more, plain.subarray(rootEnd)])
          grown.writeUInt16LE(plain.readUInt16LE(0) + more.length, 0)
          grown.writeUInt16LE(version, 6)
          expect(readSbe(grown)).toEqual(readSbe(plain))
        },
      ),
    )
  })

  it('of a template or a schema nobody knows is skipped, however it goes on', () => {
    const known = new Set<number>([...names.map((name) => layouts[name].templateId), 41])
    fc.assert(
      fc.property(frame, fc.nat(65_535), fc.nat(65_535), (bytes, templateId, schemaId) => {
        fc.pre(schemaId !== 1 || !known.has(templateId))
        const foreign = Buffer.from(bytes)
        foreign.writeUInt16LE(templateId, 2)
        foreign.writeUInt16LE(schemaId, 4)
        expect(readSbe(foreign)).toEqual({ kind: 'skipped', schemaId, templateId })
      }),
    )
  })

  it('damaged in any way gives sound nouns or none, and upsets nobody who listens', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { minLength: 1, maxLength: 6 }), (frames) => {
        const { handlers, news, failures, malformed, book } = openListening()
        for (const bytes of frames) {
          const read = readSbe(bytes)
          if (read.kind === 'message') handlers.onSbe(read.message)
        }
        for (const { noun } of news) expectSound(noun)
        expect(failures).toEqual([])
        expect(malformed().filter(([name]) => name.endsWith('.unexpected'))).toEqual([])
        const prices = (book.view?.bids ?? []).concat(book.view?.asks ?? [])
        expect(prices.every(({ price, size }) => Number(price) > 0 && Number(size) > 0)).toBe(true)
      }),
    )
  })

  it('that claims the most there can be is answered without its claims being believed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(65_535),
        fc.nat(65_535),
        fc.nat(200),
        (name, length, count, size) => {
          const plain = encodeSbe({ name, fields: {} })
          const claimed = Buffer.concat([plain, Buffer.alloc(size)])
          const groupAt = 8 + plain.readUInt16LE(0)
          claimed.writeUInt16LE(length, groupAt <= claimed.length - 4 ? groupAt : 0)
          if (groupAt <= claimed.length - 4) claimed.writeUInt16LE(count, groupAt + 2)
          const read = readSbe(claimed)
          expectSurvived(read)
          if (read.kind === 'message' && name === 'book' && length > 0)
            expect(count * length).toBeLessThanOrEqual(claimed.length)
        },
      ),
    )
  })
})

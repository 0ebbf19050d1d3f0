import { layouts } from './sbe-layout'
import type { FieldLayout, MessageName, WireKind } from './sbe-layout'

const SCHEMA_ID = 1
const SCHEMA_VERSION = 1
const HEADER_BYTES = 8
const GROUP_HEADER_BYTES = 4
const NULL_INT64 = -(2n ** 63n)
/** An enumeration's own word for a value the schema cannot say. */
const NOT_REPRESENTABLE = 254

export type SbeValue = bigint | number | string | null
export type SbeBlock = Readonly<Record<string, SbeValue>>

/** A message's values by the schema's names; a field left out of a nullable place is null. */
export interface SbeEvent {
  readonly name: MessageName
  readonly fields: SbeBlock
  readonly groups?: Readonly<Record<string, readonly SbeBlock[]>>
  readonly data?: Readonly<Record<string, string>>
}

/** The binary frame of an event: header, root block, groups, data; little endian, schema 1 version 1. */
export function encodeSbe(event: SbeEvent): Buffer {
  const layout = layouts[event.name]
  const groups = Object.entries<readonly FieldLayout[]>(layout.groups).map(([name, fields]) => ({
    fields,
    blocks: event.groups?.[name] ?? [],
  }))
  const texts = layout.data.map((name) => Buffer.from(event.data?.[name] ?? '').subarray(0, 255))
  const rootBytes = blockBytes(layout.fields)
  const groupBytes = groups.reduce(
    (sum, group) => sum + GROUP_HEADER_BYTES + group.blocks.length * blockBytes(group.fields),
    0,
  )
  const textBytes = texts.reduce((sum, text) => sum + 1 + text.length, 0)
  const frame = Buffer.alloc(HEADER_BYTES + rootBytes + groupBytes + textBytes)

  let at = 0
  for (const word of [rootBytes, layout.templateId, SCHEMA_ID, SCHEMA_VERSION])
    at = frame.writeUInt16LE(word, at)
  at = writeBlock(frame, at, layout.fields, event.fields)
  for (const { fields, blocks } of groups) {
    at = frame.writeUInt16LE(blockBytes(fields), at)
    at = frame.writeUInt16LE(blocks.length, at)
    for (const block of blocks) at = writeBlock(frame, at, fields, block)
  }
  for (const text of texts) {
    at = frame.writeUInt8(text.length, at)
    at += text.copy(frame, at)
  }
  return frame
}

function blockBytes(fields: readonly FieldLayout[]): number {
  return fields.reduce((sum, [, kind]) => sum + bytesOf(kind), 0)
}

function bytesOf(kind: WireKind): number {
  if (kind === 'address') return 32
  if (kind === 'int16') return 2
  return kind === 'uint8' || typeof kind === 'object' ? 1 : 8
}

function writeBlock(frame: Buffer, start: number, fields: readonly FieldLayout[], block: SbeBlock): number {
  return fields.reduce((at, [name, kind]) => writeField(frame, at, kind, block[name] ?? null), start)
}

function writeField(frame: Buffer, at: number, kind: WireKind, value: SbeValue): number {
  if (typeof kind === 'object') return frame.writeUInt8(kind[String(value)] ?? NOT_REPRESENTABLE, at)
  switch (kind) {
    case 'int64':
      return frame.writeBigInt64LE(BigInt(value ?? 0), at)
    case 'int64?':
      return frame.writeBigInt64LE(value === null ? NULL_INT64 : BigInt(value), at)
    case 'micros':
      return frame.writeBigInt64LE(BigInt(value ?? 0) * 1000n, at)
    case 'int16':
      return frame.writeInt16LE(Number(value), at)
    case 'uint8':
      return frame.writeUInt8(Number(value), at)
    case 'address':
      return (
        at +
        frame.write(
          BigInt(value ?? 0)
            .toString(16)
            .padStart(64, '0'),
          at,
          'hex',
        )
      )
  }
}

import { readFileSync } from 'node:fs'

interface Field {
  name: string
  type: string
}
interface Layout {
  templateId: number
  name: string
  fields: Field[]
  groups: { name: string; fields: Field[] }[]
  data: string[]
}
export interface Schema {
  schemaId: number
  version: number
  enums: Record<string, Record<string, string>>
  messages: Layout[]
}

/** The venue's binary schema as published. */
export const schema = JSON.parse(
  readFileSync(new URL('../fixtures/paradex/sbe-1.1.json', import.meta.url), 'utf8'),
) as Schema

/** A frame as the schema reads it: enumerations as words, int64 as bigint, absent values as null. */
export interface Decoded {
  name: string
  fields: Record<string, bigint | number | string | null>
  groups: Record<string, Record<string, bigint | number | string | null>[]>
  data: Record<string, string>
}

/** Reads a frame by the published schema alone; throws when it doesn't fit to the byte. */
export function decodeSbe(frame: Buffer): Decoded {
  const [rootBytes, templateId, schemaId, version] = [0, 2, 4, 6].map((at) => frame.readUInt16LE(at))
  if (schemaId !== schema.schemaId || version !== schema.version) throw new Error('another schema')
  const layout = schema.messages.find((message) => message.templateId === templateId)
  if (!layout) throw new Error(`no template ${templateId}`)
  let at = 8
  const fields = readBlock(frame, at, layout.fields, rootBytes ?? 0)
  at += rootBytes ?? 0
  const groups: Decoded['groups'] = {}
  for (const group of layout.groups) {
    const [blockBytes, count] = [frame.readUInt16LE(at), frame.readUInt16LE(at + 2)]
    at += 4
    groups[group.name] = Array.from({ length: count }, (_, index) =>
      readBlock(frame, at + index * blockBytes, group.fields, blockBytes),
    )
    at += blockBytes * count
  }
  const data: Decoded['data'] = {}
  for (const name of layout.data) {
    const length = frame.readUInt8(at)
    data[name] = frame.toString('utf8', at + 1, at + 1 + length)
    at += 1 + length
  }
  if (at !== frame.length) throw new Error(`${frame.length - at} bytes too many`)
  return { name: layout.name, fields, groups, data }
}

function readBlock(frame: Buffer, start: number, fields: Field[], bytes: number) {
  let at = start
  const block: Record<string, bigint | number | string | null> = {}
  for (const { name, type } of fields) {
    const [value, length] = readValue(frame, at, type)
    block[name] = value
    at += length
  }
  if (at - start !== bytes) throw new Error(`block of ${bytes} bytes, fields of ${at - start}`)
  return block
}

function readValue(frame: Buffer, at: number, type: string): [bigint | number | string | null, number] {
  const words = schema.enums[type]
  if (words) return [words[frame.readUInt8(at)] ?? 'UNKNOWN', 1]
  if (type === 'AccountAddress')
    return [`0x${BigInt(`0x${frame.toString('hex', at, at + 32)}`).toString(16)}`, 32]
  if (type === 'int16') return [frame.readInt16LE(at), 2]
  if (type === 'uint8' || type === 'OrderFlags') return [frame.readUInt8(at), 1]
  const value = frame.readBigInt64LE(at)
  return [type.endsWith('NULL') && value === -(2n ** 63n) ? null : value, 8]
}

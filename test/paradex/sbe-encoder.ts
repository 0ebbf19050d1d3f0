import schema from '../fixtures/paradex/sbe-1.1.json'

/** A field's value on the wire: a mantissa, a number, or an address in hex. */
export type WireValue = bigint | number | string
export interface EncodedParts {
  fields: Record<string, WireValue>
  groups?: Record<string, Record<string, WireValue>[]>
  data?: Record<string, string>
}
interface Field {
  name: string
  type: string
  sinceVersion?: number
}
export interface Template {
  templateId: number
  name: string
  fields: Field[]
  groups: { name: string; fields: Field[] }[]
  data: string[]
}

/** Every template of the published schema. */
export const templates = schema.messages as Template[]
export const int64Null = -(2n ** 63n)

export const templateOf = (name: string): Template => {
  const found = templates.find((template) => template.name === name)
  if (!found) throw new Error(`no template ${name}`)
  return found
}

export function sizeOf(type: string): number {
  if (type === 'AccountAddress') return 32
  if (type === 'int16') return 2
  return isInt64(type) ? 8 : 1
}

export function isInt64(type: string): boolean {
  return type === 'int64' || type === 'Timestamp' || /^(Price|Qty|Value|Rate)(8|12)(NULL)?$/.test(type)
}

function encodeField(type: string, value: WireValue): Buffer {
  const bytes = Buffer.alloc(sizeOf(type))
  if (type === 'AccountAddress') Buffer.from(String(value).slice(2).padStart(64, '0'), 'hex').copy(bytes)
  else if (isInt64(type)) bytes.writeBigInt64LE(BigInt(value))
  else if (type === 'int16') bytes.writeInt16LE(Number(value))
  else bytes.writeUInt8(Number(value))
  return bytes
}

/** How the frame differs from the plain one of the schema's newest version. */
export interface EncodeOptions {
  version?: number
  /** Unknown bytes after the known fields of the root block and of each group's block. */
  extra?: number
}

function encodeBlock(fields: Field[], values: Record<string, WireValue>, options: EncodeOptions): Buffer {
  const kept = fields.filter((field) => (field.sinceVersion ?? 0) <= (options.version ?? schema.version))
  const parts = kept.map((field) => encodeField(field.type, values[field.name] ?? 0n))
  return Buffer.concat([...parts, Buffer.alloc(options.extra ?? 0, 0xee)])
}

/** A frame as the published schema lays it out; driven by that schema alone. */
export function encodeSbe(template: Template, parts: EncodedParts, options: EncodeOptions = {}): Buffer {
  const root = encodeBlock(template.fields, parts.fields, options)
  const header = Buffer.alloc(8)
  header.writeUInt16LE(root.length, 0)
  header.writeUInt16LE(template.templateId, 2)
  header.writeUInt16LE(schema.schemaId, 4)
  header.writeUInt16LE(options.version ?? schema.version, 6)
  const groups = template.groups.map((group) => {
    const entries = parts.groups?.[group.name] ?? []
    const blocks = entries.map((entry) => encodeBlock(group.fields, entry, options))
    const blockLength = blocks[0]?.length ?? encodeBlock(group.fields, {}, options).length
    const groupHeader = Buffer.alloc(4)
    groupHeader.writeUInt16LE(blockLength, 0)
    groupHeader.writeUInt16LE(entries.length, 2)
    return Buffer.concat([groupHeader, ...blocks])
  })
  const data = template.data.map((name) => {
    const text = Buffer.from(parts.data?.[name] ?? '', 'utf8')
    return Buffer.concat([Buffer.of(text.length), text])
  })
  return Buffer.concat([header, root, ...groups, ...data])
}

const wordOf = (type: string, value: number): string => {
  const words = (schema.enums as Record<string, Record<string, string>>)[type]
  return words?.[String(value)] ?? 'unknown'
}

function toDecimal(mantissa: bigint, places: number): string {
  const digits = (mantissa < 0n ? -mantissa : mantissa).toString().padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${mantissa < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction && `.${fraction}`}`
}

/** What a decoder should make of a field. */
export function expectedOf(type: string, value: WireValue): unknown {
  if (type === 'AccountAddress') return `0x${BigInt(value).toString(16)}`
  if (type === 'int64' || type === 'Timestamp') return BigInt(value)
  if (type === 'int16' || type === 'uint8') return Number(value)
  if (type === 'OrderFlags') {
    const names = schema.enums['OrderFlags (bit)'] as Record<string, string>
    return Object.keys(names)
      .filter((bit) => (Number(value) >> Number(bit)) & 1)
      .map((bit) => names[bit])
  }
  if (isInt64(type)) {
    if (type.endsWith('NULL') && BigInt(value) === int64Null) return null
    return toDecimal(BigInt(value), type.includes('12') ? 12 : 8)
  }
  return wordOf(type, Number(value))
}

import { toJson } from '../json'
import type { FrameFault } from '../faults'

/** A frame of a channel: JSON text, or SBE. */
export type ChannelFrame = string | Buffer

/** More than the four megabytes a client of this venue has a reason to take. */
const OVERSIZE_BYTES = 5 * 1024 * 1024
const UNKNOWN_TEMPLATE = 999
const OTHER_SCHEMA = 2
const templateAt = 2
const schemaAt = 4
const UNKNOWN_WORD = 'UNHEARD_OF'

/** What goes out in place of a frame, in this order. */
export function spoiltFrames(frame: ChannelFrame, fault: FrameFault): ChannelFrame[] {
  if (fault.dropNext) return []
  let sent = typeof frame === 'string' ? spoiltText(frame, fault) : spoiltBinary(frame, fault)
  if (fault.corrupt) sent = corrupted(sent)
  if (fault.truncate) sent = sent.slice(0, Math.floor(sent.length / 2))
  if (fault.oversize) sent = oversized(sent)
  return [...strangers(frame, fault), sent, ...(fault.duplicate ? [sent] : [])]
}

// As text: a parsed seq_no would not be the same number any more.
function spoiltText(text: string, { unknownField, unknownWord }: FrameFault): string {
  const widened = unknownField ? text.replace('"data":{', '"data":{"unheard_of":{"any":["thing",1]},') : text
  return unknownWord === undefined
    ? widened
    : widened.replace(new RegExp(`"${unknownWord}":"[^"]*"`), `"${unknownWord}":"${UNKNOWN_WORD}"`)
}

function spoiltBinary(frame: Buffer, { wrongSchema }: FrameFault): Buffer {
  if (!wrongSchema) return frame
  const other = Buffer.from(frame)
  other.writeUInt16LE(OTHER_SCHEMA, schemaAt)
  return other
}

function strangers(frame: ChannelFrame, fault: FrameFault): ChannelFrame[] {
  if (typeof frame !== 'string') {
    if (!fault.unknownTemplate) return []
    const stranger = Buffer.from(frame)
    stranger.writeUInt16LE(UNKNOWN_TEMPLATE, templateAt)
    return [stranger]
  }
  if (!fault.unknownChannel) return []
  const params = { channel: 'unheard_of.ALL', data: { any: 'thing' } }
  return [toJson({ jsonrpc: '2.0', method: 'subscription', params })]
}

/** A frame that no reader can take for a good one: broken JSON, or a header that makes no sense. */
function corrupted(frame: ChannelFrame): ChannelFrame {
  if (typeof frame === 'string') return `#${frame.slice(1)}`
  return Buffer.from(frame.map((byte, index) => (index < frame.length / 2 ? byte ^ 0xff : byte)))
}

function oversized(frame: ChannelFrame): ChannelFrame {
  if (typeof frame === 'string') return frame + ' '.repeat(OVERSIZE_BYTES)
  return Buffer.concat([frame, Buffer.alloc(OVERSIZE_BYTES)])
}

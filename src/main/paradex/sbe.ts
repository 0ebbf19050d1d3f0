import { readAccountEvent, readFillEvent, readOrderEvent, readPositionEvent } from './sbe-account'
import {
  readBboEvent,
  readBookEvent,
  readFundingDataEvent,
  readFundingRateComparisonEvent,
  readMarketSummaryEvent,
  readTradeEvent,
} from './sbe-market'
import { SbeBlock, SbeTail, TruncatedSbe } from './sbe-reader'

function readHeartbeatEvent(block: SbeBlock) {
  return { name: 'HeartbeatEvent' as const, ts: block.int64(), seq: block.int64() }
}

function readSubscribedEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'SubscribedEvent' as const,
    ts: block.int64(),
    seq: block.int64(),
    status: block.uint8(),
    channel: tail.text(),
  }
}

/**
 * One message of SBE schema 1, decoded but not interpreted: times are microseconds, numbers with an
 * exponent are decimal strings, a field the frame does not carry is null.
 */
export type SbeMessage =
  | ReturnType<typeof readTradeEvent>
  | ReturnType<typeof readBboEvent>
  | ReturnType<typeof readBookEvent>
  | ReturnType<typeof readMarketSummaryEvent>
  | ReturnType<typeof readFundingDataEvent>
  | ReturnType<typeof readFundingRateComparisonEvent>
  | ReturnType<typeof readOrderEvent>
  | ReturnType<typeof readFillEvent>
  | ReturnType<typeof readPositionEvent>
  | ReturnType<typeof readAccountEvent>
  | ReturnType<typeof readHeartbeatEvent>
  | ReturnType<typeof readSubscribedEvent>

/** skipped: a template or a schema we do not know. malformed: the frame ends before what it announces. */
export type SbeRead =
  | { kind: 'message'; message: SbeMessage }
  | { kind: 'skipped'; schemaId: number; templateId: number }
  | { kind: 'malformed'; templateId: number | null }

const readers: ReadonlyMap<number, (block: SbeBlock, tail: SbeTail) => SbeMessage> = new Map<
  number,
  (block: SbeBlock, tail: SbeTail) => SbeMessage
>([
  [1, readTradeEvent],
  [2, readBboEvent],
  [3, readBookEvent],
  [4, readMarketSummaryEvent],
  [5, readFundingDataEvent],
  [6, readFundingRateComparisonEvent],
  [20, readOrderEvent],
  [21, readFillEvent],
  [22, readPositionEvent],
  [23, readAccountEvent],
  [40, readHeartbeatEvent],
  [41, readSubscribedEvent],
])

const schemaId = 1
const headerLength = 8

/** The query that asks a socket for this schema; unsupported versions are refused with HTTP 400. */
export const sbeQuery = 'sbeSchemaId=1&sbeSchemaVersion=1'

/** Decodes one binary frame of any version of schema 1; never throws, never reads beyond it. */
export function readSbe(bytes: Uint8Array): SbeRead {
  if (bytes.byteLength < headerLength) return { kind: 'malformed', templateId: null }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const blockLength = view.getUint16(0, true)
  const templateId = view.getUint16(2, true)
  const schema = view.getUint16(4, true)
  const reader = schema === schemaId ? readers.get(templateId) : undefined
  if (!reader) return { kind: 'skipped', schemaId: schema, templateId }
  try {
    const block = new SbeBlock(view, headerLength, blockLength)
    return { kind: 'message', message: reader(block, new SbeTail(view, headerLength + blockLength)) }
  } catch (error) {
    if (error instanceof TruncatedSbe) return { kind: 'malformed', templateId }
    throw error
  }
}

import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { summaryFrames, tradeFrames } from '../ingest/feed'

/** A market and about what it trades at, in quanta of 10^-8. */
export interface BusyMarket {
  symbol: string
  middle: bigint
}

/** A line to an exchange on which market data can be made to come by the thousand. */
export interface CrowdedLine {
  wsUrl: string
  /** So many frames of market data a second from now on, besides the exchange's own. */
  crowd(framesASecond: number): void
  /** How many have been sent since the start. */
  readonly sent: number
  /** When the frame of a fill was handed to the account's socket, in ms since the epoch; undefined for an unknown one. */
  fillSentAtMs(fillId: string): number | undefined
  close(): Promise<void>
}

const sendEveryMs = 5
/** Of so many frames one is a trade of the market on the screen, and the others are summaries of all markets. */
const tradeOf = 5

const nowMs = (): number => performance.timeOrigin + performance.now()

/** Opens a line before the exchange at `wsUrl`: it passes everything on, both ways, and adds to what comes. */
export async function openCrowdedLine(wsUrl: string, markets: readonly BusyMarket[]): Promise<CrowdedLine> {
  const fillSent = new Map<string, number>()
  const pairs = new Set<{ near: WebSocket; far: WebSocket }>()
  let crowded: WebSocket | null = null
  let pace = 0
  let paceSinceMs = nowMs()
  let due = 0
  let sent = 0

  const random = (below: number): number => Math.floor(Math.random() * below)

  function nextFrame(): Buffer {
    const atMs = Date.now()
    const isTrade = sent % tradeOf === 0
    const { symbol, middle } = markets[isTrade ? 0 : random(markets.length)] ?? { symbol: '', middle: 0n }
    return isTrade
      ? tradeFrames(symbol, middle, sent, atMs, random).sbe
      : summaryFrames(symbol, middle, sent, atMs, random).sbe
  }

  const sending = setInterval(() => {
    const target = Math.floor(((nowMs() - paceSinceMs) * pace) / 1_000)
    for (; due < target; due++) {
      if (crowded?.readyState !== WebSocket.OPEN) continue
      crowded.send(nextFrame())
      sent += 1
    }
  }, sendEveryMs)

  function join(near: WebSocket, request: IncomingMessage): void {
    const query = new URL(request.url ?? '', 'ws://line').search
    const far = new WebSocket(`${wsUrl}${query}`, { perMessageDeflate: false })
    const pair = { near, far }
    pairs.add(pair)
    const waiting: string[] = []
    near.on('message', (data: Buffer) => {
      const text = data.toString()
      // The one socket that hears of every market.
      if (query !== '' && text.includes('"markets_summary"')) crowded = near
      if (far.readyState === WebSocket.OPEN) far.send(text)
      else waiting.push(text)
    })
    far.on('open', () => waiting.splice(0).forEach((text) => far.send(text)))
    far.on('message', (data: Buffer, isBinary: boolean) => {
      const frame = isBinary ? data : data.toString()
      const fill = typeof frame === 'string' && /"channel":"fills\..*?"id":"([^"]+)"/.exec(frame)
      if (fill) fillSent.set(fill[1] ?? '', nowMs())
      near.send(frame)
    })
    const end = (): void => {
      pairs.delete(pair)
      near.terminate()
      far.terminate()
    }
    for (const socket of [near, far]) socket.on('close', end).on('error', end)
  }

  const http = createServer()
  const server = new WebSocketServer({ server: http, path: '/v1', perMessageDeflate: false })
  server.on('connection', join)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')

  return {
    wsUrl: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    crowd(framesASecond) {
      pace = framesASecond
      paceSinceMs = nowMs()
      due = 0
    },
    get sent() {
      return sent
    },
    fillSentAtMs: (fillId) => fillSent.get(fillId),
    async close() {
      clearInterval(sending)
      for (const { near, far } of pairs) {
        near.terminate()
        far.terminate()
      }
      server.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

import { WebSocketServer } from 'ws'
import type { Duplex } from 'node:stream'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Wire } from './wire'

/** Accepts WebSockets on an HTTP server's upgrades. */
export interface Gate {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<Wire>
  stop(): void
}

/** A gate that leaves pings to be answered by whoever holds the wire. */
export function createGate(): Gate {
  const server = new WebSocketServer({ noServer: true, autoPong: false, maxPayload: 256 * 1024 })
  return {
    accept: (request, socket, head) =>
      new Promise((resolve) => {
        server.handleUpgrade(request, socket, head, (ws) => resolve(wireOf(ws, socket as Socket)))
      }),
    stop() {
      // Not at once: a line that is just being ended could not be reset, and would stay.
      setImmediate(() => {
        for (const ws of server.clients) ws.terminate()
      })
      server.close()
    },
  }
}

/** Refuses an upgrade with an HTTP status. */
export function refuseUpgrade(socket: Duplex, status: number, retryAfterS?: number): void {
  const retry = retryAfterS === undefined ? '' : `Retry-After: ${retryAfterS}\r\n`
  socket.end(`HTTP/1.1 ${status} Refused\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`)
}

function wireOf(ws: WebSocket, socket: Socket): Wire {
  // Errors of the protocol or the network end in 'close', which is where they are dealt with.
  ws.on('error', () => undefined)
  let isResetting = false
  return {
    send: (data, sent) => ws.send(data, sent),
    ping: () => ws.ping(),
    pong: (payload) => ws.pong(payload),
    close: (code, reason) => ws.close(code, reason),
    cut(reset) {
      // A reset waits for what is on its way out. Node refuses it while a line is being ended, and then never
      // closes that line.
      if (isResetting) return
      isResetting = reset && !socket.writableEnded
      if (isResetting) socket.resetAndDestroy()
      else ws.terminate()
    },
    onMessage: (listener) =>
      void ws.on('message', (data: Buffer, binary) => listener(binary ? undefined : String(data))),
    onPing: (listener) => void ws.on('ping', listener),
    onPong: (listener) => void ws.on('pong', listener),
    onClose: (listener) => void ws.once('close', listener),
  }
}

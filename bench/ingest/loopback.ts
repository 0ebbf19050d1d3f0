import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

type Frame = string | Buffer

/** A real socket on loopback: what goes in at the one end comes out at the other. */
export interface Loopback {
  /** Sends all of them and hands each over as it comes in; resolves when the last has been. */
  deliver(frames: readonly Frame[], take: (frame: Frame) => void): Promise<void>
  /** The same at an even pace, a few every few milliseconds. */
  deliverAt(
    framesASecond: number,
    forMs: number,
    frames: readonly Frame[],
    take: (frame: Frame) => void,
  ): Promise<void>
  close(): void
}

/** Opens both ends, without compression. */
export async function openLoopback(): Promise<Loopback> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    perMessageDeflate: false,
  })
  const connected = once(server, 'connection') as Promise<[WebSocket]>
  await once(client, 'open')
  const [peer] = await connected

  /** Resolves when so many have come in. */
  function receive(count: number, take: (frame: Frame) => void): Promise<void> {
    return new Promise((resolve) => {
      let left = count
      const onMessage = (data: Buffer, isBinary: boolean): void => {
        take(isBinary ? data : data.toString())
        left -= 1
        if (left > 0) return
        client.off('message', onMessage)
        resolve()
      }
      client.on('message', onMessage)
    })
  }

  return {
    deliver(frames, take) {
      const received = receive(frames.length, take)
      for (const frame of frames) peer.send(frame)
      return received
    },
    async deliverAt(framesASecond, forMs, frames, take) {
      const count = Math.floor((framesASecond * forMs) / 1_000)
      const received = receive(count, take)
      const startMs = performance.now()
      let sent = 0
      const timer = setInterval(() => {
        const due = Math.min(count, Math.floor(((performance.now() - startMs) * framesASecond) / 1_000))
        for (; sent < due; sent++) peer.send(frames[sent % frames.length] ?? '')
        if (sent === count) clearInterval(timer)
      }, 5)
      await received
    },
    close() {
      client.terminate()
      server.close()
    },
  }
}

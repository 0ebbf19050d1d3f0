import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Sandbox } from '../../src/sandbox/sandbox'

const WAIT_MS = 8000

/** Whatever the exchange sent: tests look into it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Message = any

/** A socket to the exchange that keeps all it hears. */
export class Probe {
  /** Parsed JSON texts and binary frames, in the order of their arrival. */
  readonly heard: Message[] = []
  readonly texts: string[] = []
  closed: { code: number } | undefined
  private readonly waiting = new Set<() => void>()
  private nextId = 1

  private constructor(readonly ws: WebSocket) {
    ws.on('message', (data: Buffer, isBinary) => {
      this.heard.push(isBinary ? data : parse(data.toString()))
      if (!isBinary) this.texts.push(data.toString())
      this.wake()
    })
    ws.on('error', () => undefined)
    ws.on('close', (code) => {
      this.closed = { code }
      this.wake()
    })
  }

  static async open(sandbox: Sandbox, { sbe = false, token = '' } = {}): Promise<Probe> {
    const probe = new Probe(new WebSocket(sandbox.wsUrl + (sbe ? '?sbeSchemaId=1&sbeSchemaVersion=1' : '')))
    await once(probe.ws, 'open')
    if (token) await probe.call('auth', { bearer: token })
    return probe
  }

  async call(method: string, params: object = {}): Promise<Message> {
    const id = this.nextId++
    return this.ask({ jsonrpc: '2.0', method, params, id }, (message) => message.id === id)
  }

  ask(request: unknown, isAnswer: (message: Message) => boolean): Promise<Message> {
    this.ws.send(typeof request === 'string' ? request : JSON.stringify(request))
    return this.next(isAnswer)
  }

  /** The first message heard, before or from now on, of which this is true. */
  async next(isIt: (message: Message) => boolean): Promise<Message> {
    await this.until(() => this.heard.some(isIt))
    return this.heard.find(isIt)
  }

  /** Data of a JSON channel, so far. */
  dataOf(channel: string): Message[] {
    return this.heard
      .filter((message) => message.params?.channel === channel)
      .map((message): Message => message.params.data)
  }

  binaries(): Buffer[] {
    return this.heard.filter((message): message is Buffer => Buffer.isBuffer(message))
  }

  /** Resolves once it is so; looks again whenever something arrives. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timeout = setTimeout(() => {
        this.waiting.delete(look)
        reject(new Error('it never came'))
      }, WAIT_MS)
      const look = () => {
        if (!isSo()) return
        clearTimeout(timeout)
        this.waiting.delete(look)
        resolve()
      }
      this.waiting.add(look)
      look()
    })
  }

  close(): void {
    this.ws.terminate()
  }

  private wake(): void {
    for (const look of [...this.waiting]) look()
  }
}

function parse(text: string): Message {
  try {
    return JSON.parse(text)
  } catch {
    return { unreadable: text }
  }
}

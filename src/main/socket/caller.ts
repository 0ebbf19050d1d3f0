import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http'
import { Agent as SecuredAgent, request as securedRequest } from 'node:https'
import type { Socket } from 'node:net'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'

/** Opens a connection to a port of a host, with TLS where it is to be secured. */
export type Open = (host: string, port: number, isSecured: boolean) => Promise<Socket>

/** What is asked of a server. */
export interface Asked {
  method: string
  headers: Record<string, string>
  body?: string | undefined
  /** How long the whole of the answer may take. */
  timeoutMs: number
}

/** What a server has answered, whole. A redirect is an answer like any other. */
export interface Answered {
  status: number
  headers: AnswerHeaders
  text: string
}

/** The headers of an answer, by their names in small letters. */
export interface AnswerHeaders {
  /** What it says; null without it. */
  get(name: string): string | null
}

/** Asks servers over HTTP, and keeps a connection for what follows at once. */
export interface Caller {
  /** Rejects with the system's error where no whole answer came, and with a `TimeoutError` where none came in time. */
  call(url: URL, asked: Asked): Promise<Answered>
  /** Lets all connections go, also those that something is under way on. */
  close(): void
}

/** Less than any server keeps one that is idle: it must not end it while it is taken up again. */
const keptMs = 4_000
/** Of a connection with TLS; less than a call has, so that one that never opened is known to have sent nothing. */
const openingMs = 10_000

/** A caller whose connections are opened by this; straight unless given. */
export function createCaller(open?: Open): Caller {
  const kept = { keepAlive: true, timeout: keptMs }
  const agents = { plain: new PlainAgent(kept), secured: new SecuredAgent(kept) }
  if (open) {
    agents.plain.createConnection = opening(open, false)
    agents.secured.createConnection = opening(open, true)
  }

  return {
    call(url, { method, headers, body, timeoutMs }) {
      const isSecured = url.protocol === 'https:'
      return new Promise((resolve, reject) => {
        const request = (isSecured ? securedRequest : plainRequest)(url, {
          method,
          agent: isSecured ? agents.secured : agents.plain,
          headers: {
            ...headers,
            'Accept-Encoding': 'gzip, br',
            // As fetch is called: some servers hear nobody without a name.
            'User-Agent': 'node',
            ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
          },
        })
        const fail = (error: Error): void => {
          reject(error)
          request.destroy(error)
        }
        const endWithoutAnswer = (): void => reject(endedWithoutAnswer())
        const tooLate = setTimeout(() => fail(overItsTime()), timeoutMs)
        request.once('close', () => clearTimeout(tooLate))
        request.once('socket', (socket) => {
          if (!socket.connecting) return
          const neverOpen = setTimeout(() => fail(neverOpened()), openingMs)
          const opened = (): void => clearTimeout(neverOpen)
          socket.once(isSecured ? 'secureConnect' : 'connect', opened)
          request.once('close', opened)
        })
        request.once('response', (response) => {
          request.off('close', endWithoutAnswer)
          void readAnswer(response).then(resolve, reject)
        })
        request.on('error', reject)
        // Who changes to another protocol answers nothing, and node says no more than that it is over.
        request.once('close', endWithoutAnswer)
        request.end(body)
      })
    },
    close() {
      agents.plain.destroy()
      agents.secured.destroy()
    },
  }
}

/** In the form that an agent of node's opens its connections by. */
function opening(open: Open, isSecured: boolean): PlainAgent['createConnection'] {
  return ({ host, port }, callback) => {
    open(host ?? '', Number(port), isSecured).then(
      (socket) => callback?.(null, socket),
      (error: Error) => callback?.(error, undefined as never),
    )
    return undefined
  }
}

async function readAnswer(response: IncomingMessage): Promise<Answered> {
  const { statusCode: status = 0, headers } = response
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const body = await unpack(Buffer.concat(chunks), headers['content-encoding'])
  return {
    status,
    headers: {
      get(name) {
        const value = headers[name]
        return Array.isArray(value) ? value.join(', ') : (value ?? null)
      },
    },
    text: body.toString(),
  }
}

const unpackers: Record<string, (packed: Buffer) => Promise<Buffer>> = {
  gzip: promisify<Buffer, Buffer>(gunzip),
  br: promisify<Buffer, Buffer>(brotliDecompress),
}

function unpack(body: Buffer, encoding: string | undefined): Promise<Buffer> | Buffer {
  const unpacker = unpackers[encoding?.toLowerCase() ?? '']
  return unpacker && body.length > 0 ? unpacker(body) : body
}

function overItsTime(): Error {
  return Object.assign(new Error('no answer in time'), { name: 'TimeoutError' })
}

/** In the system's words for a connection that breaks off. */
function endedWithoutAnswer(): Error {
  return Object.assign(new Error('no answer'), { code: 'ECONNRESET' })
}

/** In the system's words for what it gives up itself, only later. */
function neverOpened(): Error {
  return Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT', syscall: 'connect' })
}

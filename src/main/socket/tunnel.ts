import { request as plainRequest } from 'node:http'
import { request as securedRequest } from 'node:https'
import { isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { createCaller, type Caller } from './caller'

/** A proxy, and what to show it. */
export interface Proxy {
  /** `http://host:port`, or https. */
  url: string
  /** The value of Proxy-Authorization, made when it is needed; null where it wants none. */
  authorization: (() => string) | null
}

/** Gives a connection to the callback. */
export type Connector = (
  options: unknown,
  callback: (error: Error | null, socket?: Socket) => void,
) => undefined

/** The way to hosts through a proxy: each connection is a CONNECT of its own, and TLS goes from end to end. */
export interface Tunnel extends Caller {
  /** What opens connections to the host of this URL, in the form of the `createConnection` of node's requests. */
  connectorTo(url: string): Connector
}

/**
 * What went wrong with a proxy. unreachable: the proxy itself. credentials: it asks for others. refused: it did not
 * open the way.
 */
export type FaultKind = 'unreachable' | 'credentials' | 'refused'

/** No way was opened, so that nothing has reached the host behind the proxy. Holds no credentials. */
export class ProxyFault extends Error {
  readonly kind: FaultKind
  /** In the form of a system's error, for who looks at codes. */
  readonly code: `PROXY_${Uppercase<FaultKind>}`
  /** The HTTP status, or the system's word. */
  readonly detail: string

  constructor(kind: FaultKind, detail: string) {
    super(`the proxy: ${kind} (${detail})`)
    this.name = 'ProxyFault'
    this.kind = kind
    this.code = `PROXY_${kind.toUpperCase() as Uppercase<FaultKind>}`
    this.detail = detail
  }
}

/** Of the CONNECT, and once more of TLS: together less than a request has. */
const stepTimeoutMs = 7_000

/** Asks the proxy for a connection to `host`. Rejects with a `ProxyFault`. */
function openConnection({ url, authorization }: Proxy, host: string, port: number): Promise<Socket> {
  const { protocol, hostname, port: proxyPort } = new URL(url)
  const isSecured = protocol === 'https:'
  const target = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  return new Promise((resolve, reject) => {
    const request = (isSecured ? securedRequest : plainRequest)({
      host: hostname.replaceAll(/[[\]]/g, ''),
      port: proxyPort || (isSecured ? 443 : 80),
      method: 'CONNECT',
      path: target,
      agent: false,
      headers: { Host: target, ...(authorization && { 'Proxy-Authorization': authorization() }) },
    })
    request.setTimeout(stepTimeoutMs, () => {
      reject(new ProxyFault('unreachable', 'ETIMEDOUT'))
      request.destroy()
    })
    request.once('connect', ({ statusCode = 0 }, socket: Socket, head: Buffer) => {
      socket.setTimeout(0)
      // Between here and whoever takes it, a line that breaks must not take the app with it.
      socket.on('error', () => undefined)
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head)
        return resolve(socket)
      }
      socket.destroy()
      reject(new ProxyFault(statusCode === 407 ? 'credentials' : 'refused', String(statusCode)))
    })
    request.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ProxyFault('unreachable', error.code ?? 'closed')),
    )
    request.end()
  })
}

/** TLS with the host behind the proxy, over a connection through it. What its certificate lacks is its own error. */
function secure(socket: Socket, host: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const secured = connectTls({
      socket,
      ...(isIP(host) === 0 && { servername: host }),
      ALPNProtocols: ['http/1.1'],
    })
    const fail = (fault: Error): void => {
      secured.destroy()
      reject(fault)
    }
    secured.setTimeout(stepTimeoutMs, () => fail(new ProxyFault('unreachable', 'ETIMEDOUT')))
    secured.once('secureConnect', () => {
      secured.setTimeout(0)
      resolve(secured)
    })
    secured.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ECONNRESET' ? new ProxyFault('unreachable', error.code) : error),
    )
    secured.on('error', () => undefined)
  })
}

/** A tunnel through this proxy; nothing is opened before it is used. */
export function createTunnel(proxy: Proxy): Tunnel {
  const open = async (host: string, port: number, isSecured: boolean): Promise<Socket> => {
    const socket = await openConnection(proxy, host, port)
    return isSecured ? secure(socket, host) : socket
  }

  return {
    ...createCaller(open),
    connectorTo(url) {
      const { protocol, hostname, port } = new URL(url)
      const isSecured = protocol === 'wss:'
      const host = hostname.replaceAll(/[[\]]/g, '')
      return (_, callback) => {
        open(host, Number(port) || (isSecured ? 443 : 80), isSecured).then(
          (socket) => callback(null, socket),
          (error: Error) => callback(error),
        )
        return undefined
      }
    },
  }
}

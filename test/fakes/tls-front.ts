import { connect, type AddressInfo, type Socket } from 'node:net'
import { createServer } from 'node:tls'
import type { Certified } from './certificate'

/** What takes TLS off for an exchange behind it, on loopback. */
export interface TlsFront {
  port: number
  /** The names it was asked for by those whose handshake came to an end. */
  readonly names: ReadonlySet<string>
  stop(): Promise<void>
}

/** Starts one before that port. */
export async function startTlsFront({ key, certificate }: Certified, behind: number): Promise<TlsFront> {
  const open = new Set<Socket>()
  const names = new Set<string>()
  const server = createServer({ key, cert: certificate }, (client) => {
    names.add(client.servername || 'none')
    const there = connect(behind, '127.0.0.1')
    for (const socket of [client, there]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        client.destroy()
        there.destroy()
      })
    }
    client.pipe(there).pipe(client)
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    names,
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

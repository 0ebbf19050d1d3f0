import WebSocket from 'ws'

/** What can be asked by a debugging protocol. */
export interface Devtools {
  /** Asks in the protocol's words; rejects with the protocol's own refusal. */
  ask<T>(method: string, params?: object): Promise<T>
}

/** A page of a browser, as its debugging protocol shows it. */
export interface DevtoolsPage extends Devtools {
  /** The value of an expression in the page; a promise is awaited. */
  evaluate<T>(expression: string): Promise<T>
  /** Lets the observer run if it has not: a page that opened at once may have been missed. */
  observe(): Promise<void>
  on(method: string, listener: (params: never) => void): void
}

/** A page that does not answer for so long hangs. */
const patienceMs = 60_000

interface Message {
  id?: number
  sessionId?: string
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
}

interface Attached {
  sessionId: string
  targetInfo: { type: string }
}

interface Protocol {
  /** Of one of a browser's pages where its session is named. */
  ask: <T>(method: string, params?: object, sessionId?: string) => Promise<T>
  on: (method: string, listener: (params: never, sessionId: string | undefined) => void) => void
  close: () => void
}

async function openProtocol(url: string): Promise<Protocol> {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 1 << 30 })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, ((params: never, sessionId: string | undefined) => void)[]>()
  let lastId = 0

  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('what was asked has gone'))
  })
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Message
    if (message.id === undefined) {
      for (const listen of listeners.get(message.method ?? '') ?? [])
        listen(message.params as never, message.sessionId)
      return
    }
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) asked?.reject(new Error(message.error.message))
    else asked?.resolve(message.result as never)
  })

  return {
    ask<T>(method: string, params: object = {}, sessionId?: string): Promise<T> {
      lastId += 1
      const id = lastId
      return new Promise<T>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), patienceMs)
        waiting.set(id, {
          resolve(value) {
            clearTimeout(timer)
            resolve(value)
          },
          reject(error) {
            clearTimeout(timer)
            reject(error)
          },
        })
        socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }))
      })
    },
    on(method, listener) {
      listeners.set(method, [...(listeners.get(method) ?? []), listener])
    },
    close: () => socket.close(),
  }
}

/** Lets something be asked of what listens there, a process of Node's, and hangs up. */
export async function askOnce<T>(url: string, work: (one: Devtools) => Promise<T>): Promise<T> {
  const protocol = await openProtocol(url)
  try {
    return await work(protocol)
  } finally {
    protocol.close()
  }
}

/**
 * Connects to a browser that has just been started and gives its first page. `observer` runs there once: before
 * anything of the page's own if the page is met soon enough, or when it is asked for.
 */
export async function attachFirstPage(browserUrl: string, observer: string): Promise<DevtoolsPage> {
  const { ask, on } = await openProtocol(browserUrl)
  const once = `if (!window.benchObserved) { window.benchObserved = true;\n${observer}\n}`

  function toPage(sessionId: string): DevtoolsPage {
    return {
      ask: (method, params) => ask(method, params, sessionId),
      async observe() {
        await ask('Runtime.evaluate', { expression: once }, sessionId)
      },
      async evaluate<T>(expression: string) {
        const { result, exceptionDetails } = await ask<{
          result: { value: T }
          exceptionDetails?: { text: string; exception?: { description?: string } }
        }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId)
        if (exceptionDetails)
          throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
        return result.value
      },
      on: (method, listener) =>
        on(method, (params, from) => {
          if (from === sessionId) listener(params)
        }),
    }
  }

  const first = new Promise<DevtoolsPage>((resolve, reject) =>
    on('Target.attachedToTarget', ({ sessionId, targetInfo }: Attached) => {
      const isPage = targetInfo.type === 'page'
      const prepared = isPage
        ? [
            ask('Page.enable', {}, sessionId),
            ask('Page.addScriptToEvaluateOnNewDocument', { source: once }, sessionId),
          ]
        : []
      // All of it is on its way before the page may go on.
      prepared.push(ask('Runtime.runIfWaitingForDebugger', {}, sessionId))
      Promise.all(prepared).then(() => isPage && resolve(toPage(sessionId)), reject)
    }),
  )
  await ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
  return first
}

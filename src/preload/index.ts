import { contextBridge, ipcRenderer } from 'electron'
import {
  heardChannel,
  isCommand,
  isEvent,
  newsChannel,
  type Desk,
  type EventName,
  type News,
} from './contract'

type Listener = (payload: never) => void

const listeners = new Map<EventName, Set<Listener>>()

const desk: Desk = {
  ask(command, argument) {
    // SECURITY: only the contract's channels can be reached from the page.
    if (!isCommand(command)) return Promise.reject(new TypeError('no such command'))
    return ipcRenderer.invoke(command, argument)
  },
  on(event, listener) {
    if (!isEvent(event)) throw new TypeError('no such event')
    const known = listeners.get(event) ?? new Set()
    // A wrapper of its own, so that the same function added twice is removed once.
    const entry: Listener = (payload) => listener(payload)
    listeners.set(event, known.add(entry))
    return () => void known.delete(entry)
  },
}

/** Everything of one parcel in one go, so that the page draws once for it. */
function deliver(news: readonly News[]): void {
  for (const { event, payload } of news) {
    for (const listener of [...(listeners.get(event) ?? [])]) {
      try {
        listener(payload as never)
      } catch (error) {
        // One that fails keeps nothing from the others; the page's own watch hears of it.
        reportError(error)
      }
    }
  }
}

ipcRenderer.on(newsChannel, (_, news: News[], serial: number) => {
  // Also for what nobody on the page listens to: main sends no more than is taken in.
  ipcRenderer.send(heardChannel, serial)
  deliver(news)
})

contextBridge.exposeInMainWorld('desk', desk)

import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { eventNames, heardChannel, isCommand, isEvent, type Desk } from './contract'

const desk: Desk = {
  ask(command, argument) {
    // SECURITY: only the contract's channels can be reached from the page.
    if (!isCommand(command)) return Promise.reject(new TypeError('no such command'))
    return ipcRenderer.invoke(command, argument)
  },
  on(event, listener) {
    if (!isEvent(event)) throw new TypeError('no such event')
    const pass = (_: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => listener(payload)
    ipcRenderer.on(event, pass)
    return () => void ipcRenderer.off(event, pass)
  },
}

// Also for events nobody on the page listens to: main sends no more than is taken in.
for (const event of eventNames) {
  ipcRenderer.on(event, (_, __, serial: number) => ipcRenderer.send(heardChannel, serial))
}

contextBridge.exposeInMainWorld('desk', desk)

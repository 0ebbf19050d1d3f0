import { globalShortcut } from 'electron'

/** A chord that is heard also while another program is in front. */
export interface GlobalShortcut {
  /** Hears this chord in place of the one before; '' hears none. False where another program has it. */
  listenFor(accelerator: string): boolean
  isHeard(): boolean
}

/** A chord that calls back; it is heard once it is named. The system frees it when the app ends. */
export function createGlobalShortcut(act: () => void): GlobalShortcut {
  let current = ''
  return {
    listenFor(accelerator) {
      if (accelerator === current) return true
      if (current !== '') globalShortcut.unregister(current)
      current = ''
      if (accelerator === '') return true
      const taken = globalShortcut.register(accelerator, act)
      if (taken) current = accelerator
      return taken
    },
    isHeard: () => current !== '',
  }
}

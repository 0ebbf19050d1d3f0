import { useEffect } from 'react'
import type { ChosenChords } from './bindings'
import { bindingsOf } from './bindings'
import { COMMANDS, commandOf } from './catalog'
import { chordOf, isMac, isTyping } from './keys'
import type { Registry } from './registry'

/** Commands that may be given over an open dialog, and in what has keys of its own: what must never wait. */
const overDialogs = ['panic']

const hasOwnKeys = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-own-keys]') !== null

/** Tab goes on from there still. */
function leaveField(target: EventTarget | null): void {
  if (target instanceof HTMLElement) target.blur()
}

/**
 * Gives the command whose chord is pressed. A key that is held down gives it once. Escape, where no command has it,
 * leaves the field that is typed into.
 */
export function useCommandKeys(registry: Registry, chosen: ChosenChords): void {
  useEffect(() => {
    const bindings = bindingsOf(chosen)
    const mac = isMac()
    const listen = (event: KeyboardEvent): void => {
      const chord = chordOf(event, mac)
      if (chord === null || event.defaultPrevented) return
      const typing = isTyping(event.target)
      const inDialog = document.querySelector('dialog[open]') !== null || hasOwnKeys(event.target)
      const heard = COMMANDS.find(
        ({ id }) =>
          bindings.get(id) === chord &&
          (!typing || commandOf(id)?.whileTyping) &&
          (!inDialog || overDialogs.includes(id)),
      )
      // Or the keys that need no modifier would be out of reach of a hand that has just typed.
      if (!heard && chord === 'Escape' && typing && !inDialog) leaveField(event.target)
      if (!heard || (!event.repeat && !registry.give(heard.id))) return
      event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [registry, chosen])
}

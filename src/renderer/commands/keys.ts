/**
 * Chords as texts: modifiers in the order Mod, Alt, Shift, then the key, joined by '+'. Mod is Ctrl, or Command
 * on a Mac. A key that Shift changes into another sign is named by that sign, without Shift.
 */
type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>

/** Whether this is a Mac, whose main modifier is Command. */
export function isMac(platform: string = navigator.platform): boolean {
  return /^mac/i.test(platform)
}

const modifiers = ['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'Dead', 'Process', 'Unidentified']

/** The chord of a key event; null for a modifier alone, or while a word is being composed. */
export function chordOf(event: Pressed, mac: boolean): string | null {
  if (event.isComposing || modifiers.includes(event.key)) return null
  // The other platform's main modifier makes another key of it, not the same.
  if (mac ? event.ctrlKey : event.metaKey) return null
  const key = keyOf(event)
  const isSign = key.length === 1 && !/[A-Z]/.test(key)
  return [
    ...((mac ? event.metaKey : event.ctrlKey) ? ['Mod'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey && !isSign ? ['Shift'] : []),
    key,
  ].join('+')
}

/** Alt makes other letters of some keys: what is printed on the key counts. */
function keyOf({ key, code, altKey }: Pressed): string {
  const printed = altKey ? (/^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key) : key
  if (printed === ' ') return 'Space'
  return printed.length === 1 ? printed.toUpperCase() : printed
}

const signs: Record<string, string> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}
const macSigns: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }

/** A chord as it is written on keys: one text for each of them. */
export function toKeyCaps(chord: string, mac: boolean): string[] {
  // The key itself may be a plus.
  const parts = chord === '+' ? ['+'] : chord.split(/\+(?=.)/)
  return parts.map((part) => signs[part] ?? (mac ? macSigns[part] : part === 'Mod' ? 'Ctrl' : part) ?? part)
}

/** A chord in one text, as this computer's keys are called. */
export function sayChord(chord: string): string {
  return toKeyCaps(chord, isMac()).join('+')
}

const ofTheWindow = new Set([
  ...['Enter', 'Space', 'Tab', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...['Mod+A', 'Mod+C', 'Mod+V', 'Mod+X', 'Mod++', 'Mod+=', 'Mod+-', 'Mod+_', 'Mod+0'],
])

/** Whether lists, buttons, fields or the size of the window go by this chord already. */
export function isOfWindow(chord: string): boolean {
  return ofTheWindow.has(chord)
}

/** Whether a person is typing where the event goes. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'range', 'button'].includes(target.type)
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
}

/** What the emergency stop's chord for any program is called among the commands of the window. */
export const PANIC_ANYWHERE = 'panic.anywhere'

/** As it comes, until a person gives it another. */
export const PANIC_CHORD = 'Mod+Alt+Shift+X'

const takeable =
  /^(?:(?:Mod|Alt|Shift)\+){2,3}(?:[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|Escape|Backspace|Delete|Space)$/

/** The setting's chord as the window writes chords; null for none. */
export function toPanicChord(accelerator: string): string | null {
  return accelerator === '' ? null : accelerator.replace('CommandOrControl', 'Mod')
}

/** The setting for a chord; null where it would rob other programs of a common one, or no system takes it. */
export function toAccelerator(chord: string | null): string | null {
  if (chord === null) return ''
  return takeable.test(chord) ? chord.replace('Mod', 'CommandOrControl') : null
}

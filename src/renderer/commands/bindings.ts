import { COMMANDS, commandOf } from './catalog'

/** What a person has changed: the chord of a command, or null for none. */
export type ChosenChords = Readonly<Record<string, string | null>>

/** The chord each command has now; null for none. */
export function bindingsOf(chosen: ChosenChords): ReadonlyMap<string, string | null> {
  return new Map(
    COMMANDS.map(({ id, chord }): [string, string | null] => [
      id,
      Object.hasOwn(chosen, id) ? (chosen[id] ?? null) : chord,
    ]),
  )
}

/** Chords that more than one command has, each with their names: only the first of them hears it. */
export function conflictsIn(bindings: ReadonlyMap<string, string | null>): ReadonlyMap<string, string[]> {
  const byChord = new Map<string, string[]>()
  for (const [id, chord] of bindings)
    if (chord !== null) byChord.set(chord, [...(byChord.get(chord) ?? []), id])
  return new Map([...byChord].filter(([, ids]) => ids.length > 1))
}

/** What is chosen once this command has that chord: a choice that is as it came is none. */
export function withChord(chosen: ChosenChords, id: string, chord: string | null): ChosenChords {
  const { [id]: _, ...others } = chosen
  return commandOf(id)?.chord === chord ? others : { ...others, [id]: chord }
}

/** All shortcuts as a text to keep or print: a line each, in the order of the list. */
export function toShortcutText(
  bindings: ReadonlyMap<string, string | null>,
  titleOf: (id: string) => string,
  say: (chord: string) => string,
): string {
  return [...bindings]
    .flatMap(([id, chord]) => (chord === null ? [] : [`${say(chord)}\t${titleOf(id)}`]))
    .join('\n')
}

import { useState } from 'react'
import { useNotation } from '../format/useNotation'
import { acceptTyping, goesOnBehind, readMarks } from './entry'

/** How a field of a number is typed into. */
export interface Typing {
  /** What was typed last had a mark that could mean thousands or decimals, and was not taken. */
  isAmbiguous: boolean
  /** The field's text after typing or pasting. */
  take: (before: string, typed: string, places: number) => string
  /** The person has left the field. */
  leave: () => void
}

/** Takes in what is typed, and remembers what it refused, so that the field can say so. */
export function useTyping(): Typing {
  const { point } = useNotation()
  const [isAmbiguous, setAmbiguous] = useState(false)
  return {
    isAmbiguous,
    take(before, typed, places) {
      // Until it is a point, or something is deleted.
      if (isAmbiguous && goesOnBehind(before, typed)) return before
      setAmbiguous(readMarks(typed, point) === null)
      return acceptTyping(before, typed, places, point)
    },
    leave: () => setAmbiguous(false),
  }
}

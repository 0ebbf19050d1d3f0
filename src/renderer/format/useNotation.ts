import { createContext, useContext } from 'react'
import { notationOf, type Notation } from '../../notation/notation'

/** The notation in use, for formatters; a context, since thousands of cells read it. */
export const NotationContext = createContext<Notation>(notationOf('en'))

/** How numbers are written now. */
export function useNotation(): Notation {
  return useContext(NotationContext)
}

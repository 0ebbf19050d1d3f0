import { createContext, useContext } from 'react'

/** The language in use, for formatters; a context, since thousands of cells read it. */
export const LanguageContext = createContext<string>('en')

/** The language numbers are written in now. */
export function useLanguage(): string {
  return useContext(LanguageContext)
}

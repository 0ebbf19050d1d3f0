import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { createContext, useContext } from 'react'

/** Whether the buttons of this row are the ones Tab stops at; the arrows reach those of the other rows. */
export const TabStopContext = createContext(true)

/** A button inside a row of a table. */
export function RowButton(props: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'>): ReactNode {
  return <button type="button" tabIndex={useContext(TabStopContext) ? 0 : -1} {...props} />
}

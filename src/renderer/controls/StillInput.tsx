import type { ComponentProps, ReactNode } from 'react'
import { memo, useLayoutEffect, useRef, useState } from 'react'

type InputProps = ComponentProps<'input'>
type Handlers = Pick<InputProps, 'onBlur' | 'onChange' | 'onKeyDown'>

/**
 * An input for a form that is drawn again with every price. Handlers are made anew each time, and React then writes
 * an input's name, type and value anew as well, which has the page's styles reckoned again; this one is left alone
 * until what it shows is another.
 */
export function StillInput({ onBlur, onChange, onKeyDown, ...shown }: InputProps): ReactNode {
  const newest = useRef<Handlers>({})
  useLayoutEffect(() => {
    newest.current = { onBlur, onChange, onKeyDown }
  })
  const [handlers] = useState((): Handlers => ({
    onBlur: (event) => newest.current.onBlur?.(event),
    onChange: (event) => newest.current.onChange?.(event),
    onKeyDown: (event) => newest.current.onKeyDown?.(event),
  }))
  return <Memoized {...shown} {...handlers} />
}

const Memoized = memo(function Memoized(props: InputProps): ReactNode {
  return <input {...props} />
})

import { useEffect } from 'react'
import { useSession } from '../session'
import { lookOf, withLook } from '../workspace'

/** Looks at what the other windows look at, and has them look at what this one does. */
export function useLook(): void {
  const { desk, workspace } = useSession()
  useEffect(() => {
    let known = JSON.stringify(lookOf(workspace.get()))
    const unsubscribe = workspace.subscribe(() => {
      const look = lookOf(workspace.get())
      const said = JSON.stringify(look)
      if (said === known) return
      known = said
      void desk.ask('window:look', look)
    })
    const stop = desk.onLook((look) => {
      // Said before it is taken in: it came from there and need not go back.
      known = JSON.stringify(lookOf(look))
      workspace.update((now) => withLook(now, look))
    })
    return () => {
      unsubscribe()
      stop()
    }
  }, [desk, workspace])
}

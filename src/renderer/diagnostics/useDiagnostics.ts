import { useEffect, useState } from 'react'
import type { Diagnostics } from '../../preload/diagnostics'
import { useSession } from '../session'

const everyMs = 1_000

/** Diagnostics, read anew once a second while somebody looks; null before the first. */
export function useDiagnostics(): Diagnostics | null {
  const { desk } = useSession()
  const [facts, setFacts] = useState<Diagnostics | null>(null)
  useEffect(() => {
    let isOpen = true
    const read = (): void =>
      void desk.readDiagnostics().then((read) => {
        if (isOpen && read) setFacts(read)
      })
    read()
    const timer = setInterval(read, everyMs)
    return () => {
      isOpen = false
      clearInterval(timer)
    }
  }, [desk])
  return facts
}

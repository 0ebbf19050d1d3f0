import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer } from '../../preload/contract'
import type { Problem } from '../../preload/model'
import { useSession } from '../session'

type Listed = Extract<Answer<'keys:list'>, { ok: true }>['value']

/** An account's keys as the exchange last told them. */
export interface KeysListing {
  /** Null before the first answer. */
  listed: Listed | null
  loading: boolean
  problem: Problem | null
  /** Asks anew; what was told stays in sight meanwhile. */
  reload: () => void
}

/** Asks for the keys of the account in use, once it is in use and whenever told to. */
export function useKeys(profileId: string): KeysListing {
  const { desk } = useSession()
  const [listed, setListed] = useState<Listed | null>(null)
  const [loading, setLoading] = useState(true)
  const [problem, setProblem] = useState<Problem | null>(null)
  // Only the answer to the newest question counts.
  const asked = useRef(0)

  const ask = useCallback(() => {
    const mine = (asked.current += 1)
    void desk.ask('keys:list', null).then((answer) => {
      if (mine !== asked.current) return
      setLoading(false)
      setProblem(answer.ok ? null : answer.problem)
      if (answer.ok) setListed(answer.value)
    })
  }, [desk])
  useEffect(() => {
    ask()
    return () => void (asked.current += 1)
  }, [ask, profileId])

  const reload = (): void => {
    setLoading(true)
    ask()
  }
  return { listed, loading, problem, reload }
}

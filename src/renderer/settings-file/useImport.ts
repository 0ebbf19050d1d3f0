import { useEffect, useState } from 'react'
import { useLeave } from '../accounts/useLeave'
import { useOneAtATime } from '../controls/useOneAtATime'
import type { Answer } from '../../preload/contract'
import type { Problem, SettingsFinding } from '../../preload/model'
import { useSession } from '../session'

/** An import of settings, from the file to its undoing. */
interface Importing {
  /** The file that was read and waits to be taken over. */
  finding: SettingsFinding | null
  problem: Problem | null
  /** How the last step ended, once it has. */
  end: 'applied' | 'undone' | null
  canUndo: boolean
  pick: () => void
  apply: () => void
  undo: () => void
}

/** The steps of one import, each answered by main. */
export function useImport(): Importing {
  const { desk } = useSession()
  const leave = useLeave()
  const onePick = useOneAtATime()
  const oneStep = useOneAtATime()
  const [canUndo, setCanUndo] = useState(false)
  const [finding, setFinding] = useState<SettingsFinding | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [end, setEnd] = useState<Importing['end']>(null)
  // Main keeps it: also what another page of this window has taken over can be undone.
  useEffect(() => {
    let isGone = false
    void desk
      .ask('settings:can-undo', null)
      .then((answer) => !isGone && setCanUndo(answer.ok && answer.value))
    return () => void (isGone = true)
  }, [desk])
  const clear = (): void => {
    setProblem(null)
    setEnd(null)
  }

  const finish = (answer: Answer<'settings:import'> | null, ended: 'applied' | 'undone'): void => {
    if (answer?.ok) {
      setFinding(null)
      setEnd(ended)
      setProblem(answer.value)
      setCanUndo(ended === 'applied')
    } else if (answer) {
      setProblem(answer.problem)
      if (answer.problem.code === 'settings.nothingToUndo') setCanUndo(false)
    }
  }

  return {
    finding,
    problem,
    end,
    canUndo,
    pick() {
      void onePick(() => desk.ask('settings:pick', null))?.then((answer) => {
        clear()
        if (!answer.ok) setProblem(answer.problem)
        if (!answer.ok || answer.value) setFinding(answer.ok ? answer.value : null)
      })
    },
    apply() {
      if (!finding) return
      const { id } = finding
      void oneStep(() => {
        clear()
        return leave((acceptsOpenOrders) => desk.ask('settings:import', { id, acceptsOpenOrders }))
      })?.then((answer) => finish(answer, 'applied'))
    },
    undo() {
      void oneStep(() => {
        clear()
        return leave((acceptsOpenOrders) => desk.ask('settings:undo-import', { acceptsOpenOrders }))
      })?.then((answer) => finish(answer, 'undone'))
    },
  }
}

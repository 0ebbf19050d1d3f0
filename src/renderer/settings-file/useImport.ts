import { useState } from 'react'
import type { Answer } from '../../preload/contract'
import type { Problem, SettingsFinding } from '../../preload/model'
import { useSession, useWorkspace } from '../session'
import type { Workspace } from '../workspace'

const pickUndo = (workspace: Workspace): boolean => workspace.importUndo

/** An import of settings, from the file to its undoing. */
interface Importing {
  /** The file that was read and waits to be taken over. */
  finding: SettingsFinding | null
  problem: Problem | null
  /** It would leave open orders behind: why, and how to go on all the same. */
  leaving: { problem: Problem; go: () => void } | null
  /** How the last step ended, once it has. */
  end: 'applied' | 'undone' | null
  canUndo: boolean
  pick: () => void
  apply: () => void
  undo: () => void
  /** Leaves things as they are. */
  stay: () => void
}

/** The steps of one import, each answered by main. */
export function useImport(): Importing {
  const { desk, workspace } = useSession()
  const canUndo = useWorkspace(pickUndo)
  const [finding, setFinding] = useState<SettingsFinding | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [leaving, setLeaving] = useState<Importing['leaving']>(null)
  const [end, setEnd] = useState<Importing['end']>(null)
  const clear = (): void => {
    setProblem(null)
    setLeaving(null)
    setEnd(null)
  }

  const finish = (
    answer: Answer<'settings:import'>,
    ended: 'applied' | 'undone',
    again: () => void,
  ): void => {
    if (answer.ok) {
      setFinding(null)
      setEnd(ended)
      setProblem(answer.value)
      workspace.update((now) => ({ ...now, importUndo: ended === 'applied' }))
    } else if (answer.problem.code === 'settings.openOrders')
      setLeaving({ problem: answer.problem, go: again })
    else setProblem(answer.problem)
  }
  const apply = (acceptsOpenOrders: boolean): void => {
    if (!finding) return
    clear()
    void desk
      .ask('settings:import', { id: finding.id, acceptsOpenOrders })
      .then((answer) => finish(answer, 'applied', () => apply(true)))
  }
  const undo = (acceptsOpenOrders: boolean): void => {
    clear()
    void desk
      .ask('settings:undo-import', { acceptsOpenOrders })
      .then((answer) => finish(answer, 'undone', () => undo(true)))
  }

  return {
    finding,
    problem,
    leaving,
    end,
    canUndo,
    pick() {
      clear()
      void desk.ask('settings:pick', null).then((answer) => {
        if (!answer.ok) setProblem(answer.problem)
        if (!answer.ok || answer.value) setFinding(answer.ok ? answer.value : null)
      })
    },
    apply: () => apply(false),
    undo: () => undo(false),
    stay: () => setLeaving(null),
  }
}

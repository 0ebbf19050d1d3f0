import type { ReactNode } from 'react'
import { useDeskCommands } from '../commands/useDeskCommands'
import { useUndo } from '../commands/useUndo'
import { useWelcome } from '../welcome/useWelcome'
import { useDisarm } from './useDisarm'
import type { Dock } from './dock/dock'

/** Draws nothing: answers the commands of the whole window from below their registry. */
export function DeskCommands({ dock }: { dock: Dock }): ReactNode {
  useDeskCommands(dock)
  useUndo()
  useDisarm()
  useWelcome()
  return null
}

import type { Dock } from '../app/dock/dock'
import type { Preset } from '../app/dock/layouts'
import type { ExportForm } from '../../preload/review'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { useIsOpen } from '../windows'
import { useCommand } from './registry'
import { useAppCommands } from './useAppCommands'

const hasAccount = (state: DeskState): boolean => state.activeProfile !== null

/** Answers the commands that concern the desk's whole window. */
export function useDeskCommands(dock: Dock): void {
  const layOut = (preset: Preset) => (): void => dock.choose(preset)
  const { workspace } = useSession()
  useAppCommands()
  useCommand('layout.trading', layOut('trading'))
  useCommand('layout.scalping', layOut('scalping'))
  useCommand('layout.monitoring', layOut('monitoring'))
  useCommand('layout.review', layOut('review'))
  useCommand('layout.reset', () => dock.reset())
  // In a window of its own the review answers there.
  const isAlone = useIsOpen('review')
  const canExport = useDesk(hasAccount) && !isAlone
  const exportAs = (exporting: ExportForm) => (): void => {
    dock.open('review')
    workspace.update((now) => ({ ...now, exporting }))
  }
  useCommand('review.csv', exportAs('csv'), canExport)
  useCommand('review.json', exportAs('json'), canExport)
}

import type { Dock } from '../app/dock/dock'
import type { Preset } from '../app/dock/layouts'
import { useCommand } from './registry'
import { useAppCommands } from './useAppCommands'

/** Answers the commands that concern the desk's whole window. */
export function useDeskCommands(dock: Dock): void {
  const layOut = (preset: Preset) => (): void => dock.choose(preset)
  useAppCommands()
  useCommand('layout.trading', layOut('trading'))
  useCommand('layout.scalping', layOut('scalping'))
  useCommand('layout.monitoring', layOut('monitoring'))
  useCommand('layout.review', layOut('review'))
  useCommand('layout.reset', () => dock.reset())
}

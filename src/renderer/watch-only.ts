import type { DeskState } from './state'

/** Whether the profile in use may look and not trade; for useDesk. */
export function isWatchOnly({ profiles, activeProfile }: DeskState): boolean {
  return profiles.some(({ id, kind }) => id === activeProfile && kind === 'readOnly')
}

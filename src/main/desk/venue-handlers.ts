import type { DiagnosticsDesk } from './diagnostics'
import { notConnected, type HandlerParts, type Handlers } from './handlers'

/** The commands that are asked of the venue directly, whatever the desk holds. */
export function createVenueHandlers({
  session,
  diagnostics,
}: Pick<HandlerParts, 'session'> & { diagnostics: DiagnosticsDesk }): Pick<
  Handlers,
  'margin:read' | 'margin:set' | 'diagnostics:read'
> {
  return {
    'margin:read': ({ market }) => session()?.venue.margin.get(market) ?? notConnected(),
    'margin:set': (setting) => session()?.venue.margin.set(setting) ?? notConnected(),
    'diagnostics:read': () => diagnostics.read(),
  }
}

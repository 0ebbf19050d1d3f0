import { notConnected, type HandlerParts, type Handlers } from './handlers'

/** The commands that are asked of the venue directly, whatever the desk holds. */
export function createVenueHandlers({
  session,
}: Pick<HandlerParts, 'session'>): Pick<Handlers, 'margin:read' | 'margin:set' | 'diagnostics:read'> {
  return {
    'margin:read': ({ market }) => session()?.venue.margin.get(market) ?? notConnected(),
    'margin:set': (setting) => session()?.venue.margin.set(setting) ?? notConnected(),
    'diagnostics:read': () => session()?.venue.counters ?? {},
  }
}

import { session } from 'electron'

/** What the system says of the way to this URL, in the words of a PAC file. */
export function resolveProxy(url: string): Promise<string> {
  return session.defaultSession.resolveProxy(url)
}

import type { Result, SupportFile } from '../../preload/model'
import { createBundle, toText, toZip, type BundleSource } from '../support/bundle'
import type { LineHistory } from '../support/line-history'
import type { DiagnosticsDesk } from './diagnostics'
import type { HandlerParts, Handlers } from './handlers'
import { toBudget } from './budget'

/** What the commands of support need of the desktop. */
export interface SupportPlaces {
  /** Where the log writes. */
  logFile: string
  /** Versions of what the app runs on, by name. */
  versions: Record<string, string>
  /** Asks the person for a place to write to, by the name proposed; null when they change their mind. */
  pickPlace: (name: string) => Promise<string | null>
  /** Throws where the disk refuses. */
  writeFile: (path: string, content: Uint8Array | string) => Promise<void>
  /** Shows the folder that the log is in; a text says why not. */
  showLogs: () => Promise<string>
}

interface SupportParts extends Pick<HandlerParts, 'session' | 'settings' | 'profiles'> {
  support: SupportPlaces
  diagnostics: DiagnosticsDesk
  lineHistory: LineHistory
}

/** The commands about a support bundle: it is written as it was shown. */
export function createSupportHandlers({
  session,
  settings,
  profiles,
  support: places,
  diagnostics,
  lineHistory,
}: SupportParts): Pick<Handlers, 'support:preview' | 'support:save' | 'support:logs'> {
  let shown: SupportFile[] | null = null

  function source(): BundleSource {
    const venue = session()?.venue
    const { journal, counters, versions, ...measures } = diagnostics.read()
    return {
      versions,
      settings: settings.current,
      counters,
      budget: venue ? toBudget(venue.budget) : null,
      line: lineHistory.list(),
      journal,
      measures,
      logFile: places.logFile,
      known: profiles
        .list()
        .flatMap(({ id, address, label, credential }) => [id, address, label, credential]),
    }
  }

  return {
    'support:preview'() {
      shown = createBundle(source())
      return { ok: true, value: shown }
    },
    async 'support:save'({ form }): Promise<Result<string | null>> {
      // SECURITY: only what the person has been shown leaves, never what the window sends.
      if (!shown) return { ok: false, problem: { code: 'support.notShown' } }
      const files = shown
      const day = new Date().toISOString().slice(0, 10)
      const path = await places.pickPlace(`paradesk-support-${day}.${form === 'zip' ? 'zip' : 'txt'}`)
      if (path === null) return { ok: true, value: null }
      try {
        await places.writeFile(path, form === 'zip' ? await toZip(files) : toText(files))
        return { ok: true, value: path }
      } catch (error) {
        return {
          ok: false,
          problem: { code: 'support.unwritable', detail: error instanceof Error ? error.message : '' },
        }
      }
    },
    async 'support:logs'() {
      const why = await places.showLogs()
      return why === ''
        ? { ok: true, value: null }
        : { ok: false, problem: { code: 'support.noFolder', detail: why } }
    },
  }
}

import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Problem, Result, Settings } from '../../preload/model'
import { largestFileBytes, readSettingsFile, toSettingsFile } from '../settings/settings-file'
import { leadsAway, type ChangeSettings } from './change-settings'
import type { HandlerParts, Handlers } from './handlers'
import { askToLeave } from './leaving'
import type { SupportPlaces } from './support-handlers'

interface SettingsFileParts extends Pick<HandlerParts, 'session' | 'settings' | 'switchTo'> {
  changeSettings: ChangeSettings
  appVersion: string
  /** Asks the person for a file; null when they change their mind. */
  pickFile: () => Promise<string | null>
  places: Pick<SupportPlaces, 'pickPlace' | 'writeFile'>
}

/** The commands that carry settings out to a file and in from one: what was shown is what is taken. */
export function createSettingsFileHandlers({
  session,
  settings,
  switchTo,
  changeSettings,
  appVersion,
  pickFile,
  places,
}: SettingsFileParts): Pick<
  Handlers,
  'settings:export' | 'settings:pick' | 'settings:import' | 'settings:can-undo' | 'settings:undo-import'
> {
  let shown: { id: string; settings: Partial<Settings> } | null = null
  // What an import has changed, as it was and as it has been since.
  let undo: { before: Partial<Settings>; after: Partial<Settings> } | null = null
  let isTaking = false

  settings.on((next) => {
    // Put back after another change, it would take back what a person has chosen since.
    if (!isTaking && undo && namesOf(undo.after).some((name) => isOther(next, undo?.after ?? {}, name)))
      undo = null
  })

  /** Takes them all, or none where orders would be left behind unasked; why the environment stayed. */
  async function take(next: Partial<Settings>, acceptsOpenOrders: boolean): Promise<Result<Problem | null>> {
    const problem = leadsAway(settings.current, next) ? askToLeave(session(), acceptsOpenOrders) : null
    if (problem) return { ok: false, problem }
    const { environment = settings.current.environment, ...plain } = next
    isTaking = true
    try {
      const changed = changeSettings(plain)
      if (!changed.ok) return changed
      if (environment === settings.current.environment) return { ok: true, value: null }
      const switched = await switchTo(environment, null)
      return { ok: true, value: switched.ok ? null : switched.problem }
    } finally {
      isTaking = false
    }
  }

  return {
    async 'settings:export'() {
      const nowMs = Date.now()
      const day = new Date(nowMs).toISOString().slice(0, 10)
      const path = await places.pickPlace(`paradesk-settings-${day}.json`)
      if (path === null) return { ok: true, value: null }
      try {
        await places.writeFile(path, toSettingsFile(settings.current, appVersion, nowMs))
        return { ok: true, value: path }
      } catch (error) {
        const detail = error instanceof Error ? error.message : ''
        return { ok: false, problem: { code: 'settings.fileUnwritable', detail } }
      }
    },
    async 'settings:pick'() {
      const path = await pickFile()
      if (path === null) return { ok: true, value: null }
      const bytes = await readSmallFile(path)
      const read = bytes.ok ? readSettingsFile(bytes.value) : bytes
      if (!read.ok) return read
      const id = randomUUID()
      shown = { id, settings: read.value.settings }
      return { ok: true, value: { id, path, ...read.value } }
    },
    async 'settings:import'({ id, acceptsOpenOrders }) {
      // SECURITY: only what the person has been shown is taken, never what the window sends.
      if (shown?.id !== id) return { ok: false, problem: { code: 'settings.fileGone' } }
      const before = settings.current
      const taken = await take(shown.settings, acceptsOpenOrders)
      if (!taken.ok) return taken
      shown = null
      const after = settings.current
      const changed = namesOf(before).filter((name) => isOther(before, after, name))
      undo = { before: pick(before, changed), after: pick(after, changed) }
      return taken
    },
    'settings:can-undo': () => ({ ok: true, value: undo !== null }),
    async 'settings:undo-import'({ acceptsOpenOrders }) {
      if (!undo) return { ok: false, problem: { code: 'settings.nothingToUndo' } }
      const taken = await take(undo.before, acceptsOpenOrders)
      if (taken.ok) undo = null
      return taken
    },
  }
}

function namesOf(settings: Partial<Settings>): (keyof Settings)[] {
  return Object.keys(settings) as (keyof Settings)[]
}

function isOther(one: Partial<Settings>, other: Partial<Settings>, name: keyof Settings): boolean {
  return !isDeepStrictEqual(one[name], other[name])
}

function pick(settings: Settings, names: readonly (keyof Settings)[]): Partial<Settings> {
  return Object.fromEntries(names.map((name) => [name, settings[name]]))
}

async function readSmallFile(path: string): Promise<Result<Uint8Array>> {
  try {
    const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }))
    if (!isFile) return { ok: false, problem: { code: 'settings.fileUnreadable' } }
    if (size > largestFileBytes) return { ok: false, problem: { code: 'settings.fileTooLarge' } }
    return { ok: true, value: await readFile(path) }
  } catch {
    return { ok: false, problem: { code: 'settings.fileUnreadable' } }
  }
}

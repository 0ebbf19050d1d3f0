import { randomUUID } from 'node:crypto'
import type { Channels, Tone } from '../../preload/alert-rules'
import type { Alert, Problem, Result } from '../../preload/model'
import type { AlertPage, KeptAlert } from '../../preload/records'
import { withAlert } from '../../trading/alerts-shown'
import { findHush, isMustSee, toChannels, toEvent, toTone } from '../alerts/hush'
import { plainRing, type Ring } from '../alerts/rules'
import type { AccountJournal } from '../journal/account-journal'
import type { Keeping } from '../session/keeping'
import type { SettingsStore } from '../settings/settings'
import type { Words } from '../words'
import { retold, saysSo, toAlert, withoutAmounts } from './alert-text'
import type { Handlers } from './handlers'

/** Whose an alert is: an account's, by its profile's id, or nobody's. */
export interface AlertOwner {
  profileId: string | null
  /** Null where it has no journal. */
  keeping: Keeping | null
}

/** What is told of by alerts, and what was. */
export interface AlertDesk {
  readonly handlers: Pick<Handlers, 'alerts:read' | 'alerts:test'>
  /** Those shown in the window, newest first. */
  shown(): Alert[]
  /** Says those shown anew, after the language or the notation has changed. */
  retell(): void
  /** Tells of a ring by the channels chosen for its kind, or by its rule's; whether the desktop rang. */
  raise(ring: Ring, owner: AlertOwner, by?: Channels): boolean
}

interface Parts {
  settings: Pick<SettingsStore, 'current'>
  words: Words
  /** The account in use, and its journal where it has one; `missing` is why there is none that should be. */
  active: () => { profileId: string | null; journal: AccountJournal | null; missing: Problem | null }
  /** The window shows it. */
  show: (alert: Alert) => void
  sound: (tone: Tone) => void
  /** Rings the desktop; `fillKeys` are those of the fills it tells of. */
  ring: (alert: Alert, fillKeys: readonly string[]) => void
  /** Whether the desktop takes notifications at all. */
  canRing: () => boolean
  /** Makes the icons of the app blink until somebody looks. */
  flash: () => void
}

interface Remembered extends KeptAlert {
  profileId: string | null
  isKept: boolean
}

const rememberedMost = 1_000
const pageSize = 100

/** A test of the channels, as nothing else rings. */
const trial = plainRing('test', 'alert.test')

/** Nobody's: of the app itself. */
export const ofTheApp: AlertOwner = { profileId: null, keeping: null }

/** A desk that has told of nothing yet. */
export function createAlertDesk(parts: Parts): AlertDesk {
  const { settings, words } = parts
  let shown: Alert[] = []
  // What no journal keeps is known until the app ends.
  let remembered: Remembered[] = []

  function raise(ring: Ring, { profileId, keeping }: AlertOwner, by?: Channels): boolean {
    const told: Alert = {
      ...toAlert(ring, words, randomUUID(), Date.now()),
      ...(isMustSee(ring) && { mustSee: true }),
    }
    const chosen = by ?? settings.current.alertEvents[toEvent(ring)]
    const channels = toChannels(ring, chosen, settings.current, new Date(told.atMs))
    const alert: Alert = channels.notification ? told : { ...told, silent: true }
    const rungAtMs = channels.notification ? alert.atMs : null
    keeping?.recordAlert(alert, rungAtMs)
    const one = { alert, rungAtMs, profileId, isKept: keeping !== null }
    remembered = [one, ...remembered].slice(0, rememberedMost)
    if (channels.inApp) {
      shown = withAlert(shown, alert)
      parts.show(alert)
    }
    if (channels.sound) parts.sound(toTone(ring))
    if (channels.flash) parts.flash()
    if (channels.notification) {
      const { hideBalances } = settings.current
      const rung = hideBalances ? toAlert(withoutAmounts(ring), words, alert.id, alert.atMs) : alert
      parts.ring(rung, ring.fillKeys)
    }
    keeping?.rung(ring.fillKeys)
    return channels.notification
  }

  return {
    shown: () => shown,
    retell: () => (shown = shown.map((alert) => retold(alert, words))),
    raise,
    handlers: {
      'alerts:read'({ search, kind, market, cursor }) {
        const { profileId, journal, missing } = parts.active()
        const wanted = search.trim().toLowerCase()
        const found = remembered.filter(
          (one) =>
            (one.profileId === null || one.profileId === profileId) &&
            (kind === null || one.alert.kind === kind) &&
            (market === null || one.alert.market === market) &&
            saysSo(one.alert, wanted),
        )
        const toKept = ({ alert, rungAtMs }: KeptAlert): KeptAlert => ({
          alert: retold(alert, words),
          rungAtMs,
        })
        const onlyThose = (problem: Problem | null): Result<AlertPage> => ({
          ok: true,
          value: { entries: found.map(toKept), cursor: null, problem },
        })
        if (!journal) return onlyThose(missing)
        const page = journal.alerts({
          limit: pageSize,
          search: wanted,
          ...(kind !== null && { kind }),
          ...(market !== null && { market }),
          ...(cursor !== null && { before: cursor }),
        })
        // What the disk withholds is no reason to withhold what is known without it.
        if (!page.ok) return cursor === null ? onlyThose(page.problem) : page
        const { entries, next } = page.value
        // What the journal does not have lies among what it has, by its time.
        const untilMs = next === null ? 0 : (entries.at(-1)?.alert.atMs ?? 0)
        const beforeMs = cursor === null ? Infinity : (entries[0]?.alert.atMs ?? 0)
        const loose = found.filter(
          ({ isKept, alert }) => !isKept && alert.atMs >= untilMs && alert.atMs < beforeMs,
        )
        const all = [...entries, ...loose].map(toKept).sort(newestFirst(remembered))
        return { ok: true, value: { entries: all, cursor: next, problem: null } }
      },
      'alerts:test'(channels) {
        raise(trial, ofTheApp, channels)
        const hush = findHush(trial, settings.current, new Date())
        const isDeaf = hush === null && channels.notification && !parts.canRing()
        return { ok: true, value: isDeaf ? 'unsupported' : hush }
      },
    },
  }
}

/** Newest first; of what was told of in the same millisecond, what was told of later. */
function newestFirst(remembered: readonly Remembered[]): (a: KeptAlert, b: KeptAlert) => number {
  const places = new Map(remembered.map(({ alert }, place) => [alert.id, place]))
  const placeOf = ({ alert }: KeptAlert) => places.get(alert.id) ?? remembered.length
  return (a, b) => b.alert.atMs - a.alert.atMs || placeOf(a) - placeOf(b)
}

import { BellRing, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCarried } from '../carried'
import type { Alert, AlertKind } from '../../preload/model'
import type { KeptAlert } from '../../preload/records'
import { Panel } from '../app/Panel'
import { PageEmpty } from '../paging/PageEmpty'
import { PageFoot } from '../paging/PageFoot'
import { createPageReader, isOnItsWay, type Reading } from '../paging/reader'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { useStore } from '../store'
import { DataTable } from '../table/DataTable'
import { chooseMarket } from '../workspace'
import { alertColumns } from './columns'
import { ALERT_KINDS } from './kinds'

interface Query {
  search: string
  kind: AlertKind | null
}

const pickReading = (reading: Reading<Query, KeptAlert>): Reading<Query, KeptAlert> => reading
const pickAlerts = (state: DeskState): Alert[] => state.alerts
const pickAccount = (state: DeskState): string | null => state.activeProfile
const keyOf = ({ alert }: KeptAlert): string => alert.id

/** What was told of the account: as far back as the journal goes, and what comes in. */
export function AlertsPanel(): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk, workspace } = useSession()
  const [search, setSearch] = useCarried('alerts', 'search', '')
  const [kind, setKind] = useCarried<AlertKind | null>('alerts', 'kind', null)
  const reader = useMemo(
    () =>
      createPageReader<Query, KeptAlert>((query, cursor) =>
        desk.ask('alerts:read', { ...query, market: null, cursor }),
      ),
    [desk],
  )
  const account = useDesk(pickAccount)
  const query = useMemo(() => ({ search, kind }), [search, kind])
  // Another account has another past, and another language other words.
  useEffect(() => void reader.open(query), [reader, query, account, i18n.language])
  const reading = useStore(reader.state, pickReading)
  const alerts = useDesk(pickAlerts)
  const shown = useMemo(() => withNews(reading, alerts, query), [reading, alerts, query])
  const columns = useMemo(() => alertColumns(t), [t])
  const pick = ({ alert: { market } }: KeptAlert): void => {
    if (market !== null) workspace.update((now) => chooseMarket(now, market))
  }
  return (
    <Panel title={t('alerts.title')} feed="account" className="alert-centre">
      <div className="history-filters">
        <label className="alert-search">
          <Search size={14} strokeWidth={1.5} aria-hidden />
          <input
            type="search"
            aria-label={t('alerts.search')}
            placeholder={t('alerts.search')}
            maxLength={100}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </label>
        <select
          aria-label={t('alerts.kind')}
          value={kind ?? ''}
          onChange={({ target }) => setKind(ALERT_KINDS.find((one) => one === target.value) ?? null)}
        >
          <option value="">{t('alerts.allKinds')}</option>
          {ALERT_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`alerts.kind.${one}`)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="quiet alert-rules-link"
          onClick={() => workspace.update((now) => ({ ...now, dialog: 'alertRules' }))}
        >
          <BellRing size={14} strokeWidth={1.5} aria-hidden /> {t('alerts.rules')}
        </button>
      </div>
      <DataTable
        label={t('alerts.title')}
        items={shown}
        columns={columns}
        keyOf={keyOf}
        isReading={isOnItsWay(reading.query === query ? reading : null)}
        empty={
          <PageEmpty
            reading={reading.query === query ? reading : null}
            reader={reader}
            empty={t(search !== '' || kind !== null ? 'alerts.noneFound' : 'alerts.none')}
          />
        }
        onPick={pick}
        onNearEnd={() => void reader.more()}
      />
      {shown.length > 0 && (
        <PageFoot reading={reading} count={shown.length} reader={reader} unread={t('alerts.unread')} />
      )}
    </Panel>
  )
}

/** What was read, with what has come in since on top of it. */
function withNews(
  { query: of, entries, phase }: Reading<Query, KeptAlert>,
  alerts: readonly Alert[],
  query: Query,
): KeptAlert[] {
  if (of !== query || phase === 'loading') return []
  const known = new Set(entries.map(keyOf))
  const newestMs = entries[0]?.alert.atMs ?? 0
  const wanted = query.search.trim().toLowerCase()
  const news = alerts.filter(
    ({ id, atMs, kind, title, body }) =>
      !known.has(id) &&
      atMs >= newestMs &&
      (query.kind === null || kind === query.kind) &&
      `${title}\n${body}`.toLowerCase().includes(wanted),
  )
  return [...news.map((alert) => ({ alert, rungAtMs: alert.silent ? null : alert.atMs })), ...entries]
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note, ReviewKind, RoundTrip } from '../../preload/review'
import { Dialog } from '../controls/Dialog'
import { placesOf } from '../../money/decimal'
import { formatNumber } from '../../notation/number'
import { formatBothClocks } from '../../notation/time'
import { useNotation } from '../format/useNotation'
import { useOwnText } from '../format/useOwnText'
import { EntryFields } from '../history/EntryFields'
import { formatDuration } from './duration'
import { NoteForm } from './NoteForm'
import { orderOf, subjectOfEntry, type ReviewEntry } from './reader'
import { Timeline } from './Timeline'

interface EntryDialogProps {
  kind: ReviewKind
  entry: ReviewEntry
  notes: ReadonlyMap<string, Note>
  onNoted: (note: Note) => void
  onClose: () => void
}

/** One row: the life of its order, its figures to the last decimal, and what is noted of it. */
export function EntryDialog({ kind, entry, notes, onNoted, onClose }: EntryDialogProps): ReactNode {
  const { t } = useTranslation()
  const subject = subjectOfEntry(kind, entry)
  const orderId = orderOf(entry)
  return (
    <Dialog title={t(`review.one.${kind}`, { market: entry.market })} onClose={onClose} wide>
      {orderId !== null && <Timeline orderId={orderId} />}
      {kind === 'trips' && <TripFacts trip={entry as RoundTrip} />}
      {kind === 'funding' && <EntryFields entry={entry} />}
      <NoteForm key={subject} subject={subject} note={notes.get(subject)} onKept={onNoted} />
    </Dialog>
  )
}

function TripFacts({ trip }: { trip: RoundTrip }): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const ownText = useOwnText()
  const plain = (value: string): string => formatNumber(value, { places: placesOf(value) }, notation)
  const own = (value: string): string => ownText(plain(value))
  const { openedAtMs, closedAtMs } = trip
  const facts: [string, string][] = [
    [t('column.side'), t(`side.${trip.side}`)],
    [t('column.size'), own(trip.size)],
    [t('column.entry'), plain(trip.entryPrice)],
    [t('review.exit'), trip.exitPrice === null ? '–' : plain(trip.exitPrice)],
    [t('review.opened'), `${formatBothClocks(openedAtMs, notation).utc} UTC`],
    [
      t('review.closed'),
      closedAtMs === null ? t('review.stillOpen') : `${formatBothClocks(closedAtMs, notation).utc} UTC`,
    ],
    [t('review.held'), closedAtMs === null ? '–' : formatDuration(closedAtMs - openedAtMs, t)],
    [t('review.fillCount'), String(trip.fills)],
    [t('review.realized'), own(trip.realizedPnl)],
    [t('review.fees'), own(trip.fees)],
    [t('review.kind.funding'), own(trip.funding)],
    [t('review.net'), own(trip.net)],
  ]
  return (
    <>
      <dl className="trip-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={trip.check === 'different' ? 'hint warning' : 'hint'}>
        {t(`review.check.${trip.check}.why`)}
      </p>
    </>
  )
}

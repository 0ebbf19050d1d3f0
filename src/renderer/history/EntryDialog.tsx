import type { ReactNode } from 'react'
import { Dialog } from '../controls/Dialog'
import { EntryFields } from './EntryFields'

/** All that is known of a record. */
export function EntryDialog({
  title,
  entry,
  isPublic = false,
  onClose,
}: {
  title: string
  entry: object
  /** It is of the market, not of the account: nothing in it is hidden. */
  isPublic?: boolean
  onClose: () => void
}): ReactNode {
  return (
    <Dialog title={title} onClose={onClose}>
      <EntryFields entry={entry} isPublic={isPublic} />
    </Dialog>
  )
}

import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import { copyText } from '../controls/copy'
import { useHidden } from '../format/HiddenAmount'
import { useNotation } from '../format/useNotation'
import { fieldsOf } from './entries'

/** All that is known of a record, field by field; each can be copied as it is. */
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
  const { t } = useTranslation()
  const hidden = useHidden() && !isPublic
  const notation = useNotation()
  const [copied, setCopied] = useState<string | null>(null)
  return (
    <Dialog title={title} onClose={onClose}>
      <dl className="entry-fields">
        {fieldsOf(entry, hidden, notation).map(({ name, value, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
            {value !== '' && (
              <button
                type="button"
                className="quiet"
                aria-label={t('history.copy', { field: name })}
                onClick={() => {
                  if (copyText(value)) setCopied(name)
                }}
              >
                {copied === name ? t('history.copied') : <Copy size={14} strokeWidth={1.5} aria-hidden />}
              </button>
            )}
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

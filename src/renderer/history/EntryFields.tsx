import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../controls/copy'
import { useHidden } from '../format/HiddenAmount'
import { useNotation } from '../format/useNotation'
import { fieldsOf } from './entries'
import { fieldName, fieldText } from './field-words'

/** All that is known of a record, field by field; each can be copied as the exchange has it. */
export function EntryFields({ entry, isPublic = false }: { entry: object; isPublic?: boolean }): ReactNode {
  const { t, i18n } = useTranslation()
  const hidden = useHidden() && !isPublic
  const notation = useNotation()
  const [copied, setCopied] = useState<string | null>(null)
  return (
    <dl className="entry-fields">
      {fieldsOf(entry, hidden, notation).map((field) => {
        const label = fieldName(i18n, field.name)
        return (
          <div key={field.name}>
            <dt>{label}</dt>
            <dd>{fieldText(i18n, field)}</dd>
            {field.value !== '' && (
              <button
                type="button"
                className="quiet"
                aria-label={t('history.copy', { field: label })}
                onClick={() => {
                  if (copyText(field.value)) setCopied(field.name)
                }}
              >
                {copied === field.name ? (
                  t('history.copied')
                ) : (
                  <Copy size={14} strokeWidth={1.5} aria-hidden />
                )}
              </button>
            )}
          </div>
        )
      })}
    </dl>
  )
}

import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../controls/copy'
import { RowButton } from '../table/RowButton'

/** The hash of a transaction, short; a press copies all of it. */
export function HashButton({ hash }: { hash: string }): ReactNode {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  return (
    <RowButton
      className="plain hash"
      title={hash}
      onClick={(event) => {
        event.stopPropagation()
        setCopied(copyText(hash))
      }}
    >
      <span className="visually-hidden">{t('activity.copyHash', { hash })} </span>
      <span>
        {isCopied ? t('history.copied') : hash.length > 14 ? `${hash.slice(0, 8)}…${hash.slice(-4)}` : hash}
      </span>
      <Copy size={12} strokeWidth={1.5} aria-hidden />
    </RowButton>
  )
}

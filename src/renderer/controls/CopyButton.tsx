import { Check, Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copy'

/** Copies a text, and says that it did until the pointer or the focus goes on. */
export function CopyButton({ text, label }: { text: string; label: string }): ReactNode {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const forget = (): void => setCopied(false)
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      className="icon-button copy"
      aria-label={copied ? t('copy.done') : label}
      title={copied ? t('copy.done') : label}
      onClick={() => setCopied(copyText(text))}
      onBlur={forget}
      onPointerLeave={forget}
    >
      <Icon size={12} strokeWidth={1.5} aria-hidden />
    </button>
  )
}

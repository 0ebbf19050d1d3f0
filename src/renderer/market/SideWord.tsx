import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Buy, sell, long or short: a word in its colour. */
export function SideWord({ side }: { side: 'buy' | 'sell' | 'long' | 'short' }): ReactNode {
  const { t } = useTranslation()
  return <span className={side === 'buy' || side === 'long' ? 'up' : 'down'}>{t(`side.${side}`)}</span>
}

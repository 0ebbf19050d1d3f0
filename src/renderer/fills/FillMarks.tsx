import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fill } from '../../preload/model'

/** Maker or taker, what kind of fill it is where that is not the usual one, and what else there is to say. */
export function FillMarks({ fill, children }: { fill: Fill; children?: ReactNode }): ReactNode {
  const { t } = useTranslation()
  return (
    <span className="tags">
      <span className="dim">{t(`liquidity.${fill.liquidity}`)}</span>
      {fill.fillType !== 'fill' && (
        <span className={fill.fillType === 'liquidation' ? 'tag danger' : 'tag'}>
          {t(`fillType.${fill.fillType}`)}
        </span>
      )}
      {children}
    </span>
  )
}

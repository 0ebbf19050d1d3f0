import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { StillInput } from '../controls/StillInput'

interface ShareSliderProps {
  /** From 0 to 100. */
  percent: number
  disabled: boolean
  onChange: (percent: number) => void
  /** What all of it is. */
  children: ReactNode
}

/** A share of what can be sent, drawn; the arrows move it by one per cent, Page Up and Page Down by ten. */
export function ShareSlider({ percent, disabled, onChange, children }: ShareSliderProps): ReactNode {
  const { t } = useTranslation()
  const shown = Math.min(100, percent)
  return (
    <div className="share-slider">
      <StillInput
        type="range"
        min={0}
        max={100}
        value={shown}
        disabled={disabled}
        aria-label={t('ticket.slider')}
        aria-valuetext={`${shown}\u202f%`}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <span className="dim">{children}</span>
    </div>
  )
}

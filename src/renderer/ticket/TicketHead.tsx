import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import type { Side } from '../../preload/model'
import type { Mode } from './TypeChooser'
import { TypeChooser } from './TypeChooser'

interface TicketHeadProps {
  side: Side
  mode: Mode
  onSide: (side: Side) => void
  onMode: (mode: Mode) => void
}

/** Which way, and by what kind of order. */
export function TicketHead({ side, mode, onSide, onMode }: TicketHeadProps): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <Choice
        label={t('ticket.side')}
        value={side}
        onChange={onSide}
        options={[
          { value: 'buy', label: t('side.buy'), tone: 'up' },
          { value: 'sell', label: t('side.sell'), tone: 'down' },
        ]}
      />
      <TypeChooser mode={mode} onChange={onMode} />
    </>
  )
}

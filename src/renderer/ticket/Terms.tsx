import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import { StillInput } from '../controls/StillInput'
import type { Draft } from './draft'
import { isReducing } from './draft'
import { orderKinds } from '../../trading/kinds'

interface TermsProps {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

/** How long the order stands, and whether it may only reduce. */
export function Terms({ draft, onChange }: TermsProps): ReactNode {
  const { t } = useTranslation()
  const { hasPrice, mustReduce } = orderKinds[draft.type]
  return (
    <div className="ticket-terms">
      {hasPrice && (
        <Choice
          label={t('ticket.timeInForce')}
          value={draft.timeInForce}
          onChange={(timeInForce) => onChange({ timeInForce })}
          options={(['gtc', 'ioc', 'postOnly'] as const).map((value) => ({
            value,
            label: t(`timeInForce.${value}`),
          }))}
        />
      )}
      <label className="check">
        <StillInput
          type="checkbox"
          checked={isReducing(draft)}
          disabled={mustReduce}
          onChange={(event) => onChange({ reduceOnly: event.target.checked })}
        />
        {t('ticket.reduceOnly')}
        {mustReduce && <span className="faint">{t('ticket.mustReduce')}</span>}
      </label>
    </div>
  )
}

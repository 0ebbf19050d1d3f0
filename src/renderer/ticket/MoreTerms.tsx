import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { StillInput } from '../controls/StillInput'
import type { SelfTradePrevention, TokenUsage } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import type { Draft } from './draft'
import { Section } from './Section'

type Terms = Pick<Draft, 'selfTradePrevention' | 'timeInForce'>

interface MoreTermsProps {
  terms: Terms
  /** Whether this kind of order could be an RPI one. */
  mayBeRpi: boolean
  onChange: (part: Partial<Terms>) => void
}

const PREVENTIONS: readonly SelfTradePrevention[] = ['expireMaker', 'expireTaker', 'expireBoth']
const pickUsage = (state: DeskState): TokenUsage => state.settings.tokenUsage

/** What is seldom chosen: what happens when one's own orders meet, and RPI for those who may. */
export function MoreTerms({ terms, mayBeRpi, onChange }: MoreTermsProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const usage = useDesk(pickUsage)
  const { selfTradePrevention } = terms
  const isRpi = mayBeRpi && terms.timeInForce === 'rpi'
  const summary = [
    ...(selfTradePrevention ? [t(`ticket.stp.${selfTradePrevention}`)] : []),
    ...(isRpi ? [t('timeInForce.rpi')] : []),
  ].join(' · ')
  return (
    <Section title={t('ticket.moreTerms')} summary={summary}>
      <div className="more-terms">
        <label htmlFor={id}>{t('ticket.stp')}</label>
        <select
          id={id}
          value={selfTradePrevention ?? ''}
          onChange={({ target }) =>
            onChange({ selfTradePrevention: PREVENTIONS.find((one) => one === target.value) ?? null })
          }
        >
          <option value="">{t('ticket.stp.venue')}</option>
          {PREVENTIONS.map((one) => (
            <option key={one} value={one}>
              {t(`ticket.stp.${one}`)}
            </option>
          ))}
        </select>
        {usage === 'retail' && mayBeRpi && (
          <label className="check">
            <StillInput
              type="checkbox"
              checked={isRpi}
              onChange={(event) => onChange({ timeInForce: event.target.checked ? 'rpi' : 'gtc' })}
            />
            {t('ticket.rpi')}
          </label>
        )}
      </div>
    </Section>
  )
}

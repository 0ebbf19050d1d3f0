import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market, Settings } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'

const pickMarkets = (state: DeskState): Market[] => state.markets
const groupChoices = [0, 1, 5, 30]
const night = { from: '22:00', to: '07:00' }

interface QuietTimesProps {
  settings: Pick<Settings, 'quietHours' | 'mutedMarkets' | 'fillGroupSeconds'>
  onChange: (part: Partial<Settings>) => void
}

/** When and of what the desktop is not rung, and how fills ring together. */
export function QuietTimes({ settings, onChange }: QuietTimesProps): ReactNode {
  const { t } = useTranslation()
  const markets = useDesk(pickMarkets)
  const { quietHours, mutedMarkets, fillGroupSeconds } = settings
  const groups = groupChoices.includes(fillGroupSeconds) ? groupChoices : [fillGroupSeconds, ...groupChoices]
  const time = (which: 'from' | 'to'): ReactNode =>
    quietHours && (
      <input
        type="time"
        aria-label={t(`rules.quiet.${which}`)}
        value={quietHours[which]}
        onChange={({ target }) => {
          if (target.value) onChange({ quietHours: { ...quietHours, [which]: target.value.slice(0, 5) } })
        }}
      />
    )
  return (
    <div className="quiet-times">
      <label className="check">
        <input
          type="checkbox"
          checked={quietHours !== null}
          onChange={({ target }) => onChange({ quietHours: target.checked ? night : null })}
        />
        {t('rules.quiet')}
      </label>
      <span className="quiet-hours">
        {quietHours ? (
          <>
            {time('from')} – {time('to')}
          </>
        ) : (
          <span className="faint">{t('rules.quiet.none')}</span>
        )}
      </span>
      <span className="dim">{t('rules.muted')}</span>
      <span className="muted-markets">
        {mutedMarkets.map((market) => (
          <button
            key={market}
            type="button"
            className="quiet"
            aria-label={t('rules.unmute', { market })}
            onClick={() => onChange({ mutedMarkets: mutedMarkets.filter((one) => one !== market) })}
          >
            {market} ×
          </button>
        ))}
        <select
          aria-label={t('rules.mute')}
          value=""
          onChange={({ target }) =>
            target.value && onChange({ mutedMarkets: [...mutedMarkets, target.value].slice(0, 200) })
          }
        >
          <option value="">{t('rules.mute')}</option>
          {markets
            .filter(({ symbol }) => !mutedMarkets.includes(symbol))
            .map(({ symbol }) => (
              <option key={symbol} value={symbol}>
                {symbol}
              </option>
            ))}
        </select>
      </span>
      <label htmlFor="fill-group" className="dim">
        {t('rules.group')}
      </label>
      <select
        id="fill-group"
        value={fillGroupSeconds}
        onChange={({ target }) => onChange({ fillGroupSeconds: Number(target.value) })}
      >
        {groups.map((seconds) => (
          <option key={seconds} value={seconds}>
            {seconds === 0 ? t('rules.group.none') : t('rules.group.seconds', { seconds })}
          </option>
        ))}
      </select>
    </div>
  )
}

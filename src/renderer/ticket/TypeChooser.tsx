import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import { Menu, MenuGroup } from '../controls/Menu'
import type { SendableType } from '../../trading/kinds'

/** One order of a type, or several in its stead: a ladder of limits, or market orders spread over time. */
export type Mode = SendableType | 'scaled' | 'twap'

const everyday = ['limit', 'market'] as const
const others = {
  stop: ['stopLimit', 'stopMarket'],
  takeProfit: ['takeProfitLimit', 'takeProfitMarket'],
  stopLoss: ['stopLossLimit', 'stopLossMarket'],
  several: ['scaled', 'twap'],
} as const
const families = ['stop', 'takeProfit', 'stopLoss', 'several'] as const

interface TypeChooserProps {
  mode: Mode
  onChange: (mode: Mode) => void
}

/** The two everyday types in sight, the others one press away. */
export function TypeChooser({ mode, onChange }: TypeChooserProps): ReactNode {
  const { t } = useTranslation()
  const plain = everyday.find((one) => one === mode) ?? null
  return (
    <div className="type-chooser" data-other={plain === null || undefined}>
      <Choice<Mode>
        label={t('ticket.type')}
        value={plain}
        onChange={onChange}
        options={everyday.map((value) => ({ value, label: t(`type.${value}`) }))}
      />
      <Menu label={t('ticket.moreTypes')} face={plain === null ? t(`type.${mode}`) : t('ticket.more')}>
        {families.map((family) => (
          <MenuGroup key={family} title={t(`ticket.family.${family}`)}>
            {others[family].map((one) => (
              <button
                key={one}
                type="button"
                role="menuitemradio"
                aria-checked={one === mode}
                onClick={() => onChange(one)}
              >
                <Check size={14} strokeWidth={1.5} aria-hidden />
                {t(`type.${one}`)}
              </button>
            ))}
          </MenuGroup>
        ))}
      </Menu>
    </div>
  )
}

import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import { Menu, MenuGroup } from '../controls/Menu'
import type { SendableType } from './kinds'

const everyday = ['limit', 'market'] as const
const others = {
  stop: ['stopLimit', 'stopMarket'],
  takeProfit: ['takeProfitLimit', 'takeProfitMarket'],
  stopLoss: ['stopLossLimit', 'stopLossMarket'],
} as const
const families = ['stop', 'takeProfit', 'stopLoss'] as const

interface TypeChooserProps {
  type: SendableType
  onChange: (type: SendableType) => void
}

/** The two everyday types in sight, the others one press away. */
export function TypeChooser({ type, onChange }: TypeChooserProps): ReactNode {
  const { t } = useTranslation()
  const plain = everyday.find((one) => one === type) ?? null
  return (
    <div className="type-chooser" data-other={plain === null || undefined}>
      <Choice<SendableType>
        label={t('ticket.type')}
        value={plain}
        onChange={onChange}
        options={everyday.map((value) => ({ value, label: t(`type.${value}`) }))}
      />
      <Menu label={t('ticket.moreTypes')} face={plain === null ? t(`type.${type}`) : t('ticket.more')}>
        {families.map((family) => (
          <MenuGroup key={family} title={t(`ticket.family.${family}`)}>
            {others[family].map((one) => (
              <button
                key={one}
                type="button"
                role="menuitemradio"
                aria-checked={one === type}
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

import { Check, PanelsTopLeft, RotateCcw, SquareArrowOutUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu, MenuGroup } from '../../controls/Menu'
import type { Windows } from '../../../preload/windows'
import { useDesk } from '../../session'
import type { DeskState } from '../../state'
import { useStore } from '../../store'
import { useWindows } from '../../windows'
import { PANELS } from '../panels'
import { useDock } from './dock'
import { PRESETS, presetOf } from './layouts'

const pickLayout = (state: DeskState): string => state.settings.layout
const pickOpen = ({ open }: Windows): readonly string[] => open
const pickOpened = (opened: readonly string[]): readonly string[] => opened

/** Which panels lie in the dock, and the layouts to choose from. */
export function PanelsMenu(): ReactNode {
  const { t } = useTranslation()
  const dock = useDock()
  const opened = useStore(dock.opened, pickOpened)
  const inWindows = useStore(useWindows(), pickOpen)
  const chosen = presetOf(useDesk(pickLayout))
  return (
    <div className="panels-menu">
      <Menu
        label={t('dock.panels')}
        face={
          <>
            <PanelsTopLeft size={16} strokeWidth={1.5} aria-hidden />
            <span>{t('dock.panels')}</span>
          </>
        }
      >
        <MenuGroup title={t('dock.panels')}>
          {PANELS.map(({ id, title }) => (
            <div key={id} role="none" className="panels-row">
              <button
                type="button"
                role="menuitemcheckbox"
                aria-checked={opened.includes(id)}
                onClick={() => (opened.includes(id) ? dock.close(id) : dock.open(id))}
              >
                <Check size={14} strokeWidth={1.5} aria-hidden />
                {t(title)} {inWindows.includes(id) && <span className="faint">{t('dock.inWindow')}</span>}
              </button>
              <button
                type="button"
                role="menuitem"
                aria-label={t('dock.detach', { panel: t(title) })}
                title={t('dock.detach', { panel: t(title) })}
                onClick={() => dock.detach(id)}
              >
                <SquareArrowOutUpRight size={14} strokeWidth={1.5} aria-hidden />
              </button>
            </div>
          ))}
        </MenuGroup>
        <MenuGroup title={t('dock.layout')}>
          {PRESETS.map((preset) => (
            <button
              key={preset}
              type="button"
              role="menuitemradio"
              aria-checked={preset === chosen}
              onClick={() => dock.choose(preset)}
            >
              <Check size={14} strokeWidth={1.5} aria-hidden />
              {t(`dock.layout.${preset}`)} <span className="faint">{t(`dock.layout.${preset}.what`)}</span>
            </button>
          ))}
          <button type="button" role="menuitem" onClick={() => dock.reset()}>
            <RotateCcw size={14} strokeWidth={1.5} aria-hidden />
            {t('dock.reset')}
          </button>
        </MenuGroup>
      </Menu>
    </div>
  )
}

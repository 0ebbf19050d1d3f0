import { Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../commands/registry'
import { useSession, useWorkspace } from '../session'
import { WindowNameContext } from '../windows'
import type { Workspace } from '../workspace'

const pickArmed = (workspace: Workspace): boolean => workspace.armed

/** Arms the one-click mode for this market: from then on a price pressed in the book is sent at once. */
export function ArmSwitch({ able }: { able: boolean }): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const armed = useWorkspace(pickArmed)
  const toggle = (): void => workspace.update((now) => ({ ...now, armed: !now.armed }))
  // A price pressed in another window never sends, so that here there would be nothing to arm.
  const isOfDesk = useContext(WindowNameContext) === 'desk'
  useCommand('ticket.arm', toggle, isOfDesk && (able || armed))
  if (!isOfDesk) return null
  return (
    <button
      type="button"
      className="arm"
      aria-pressed={armed}
      title={t('ticket.arm.means')}
      disabled={!able && !armed}
      onClick={toggle}
    >
      <Zap size={12} strokeWidth={1.5} aria-hidden />
      {t(armed ? 'ticket.arm.on' : 'ticket.arm.off')}
    </button>
  )
}

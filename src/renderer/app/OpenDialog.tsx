import type { ComponentType, ReactNode } from 'react'
import { lazy, Suspense, useContext, useEffect } from 'react'
import { CancelAllDialog } from '../orders/CancelAllDialog'
import { PanicDialog } from '../panic/PanicDialog'
import { useSession, useWorkspace } from '../session'
import { WindowNameContext } from '../windows'
import type { DialogName, Workspace } from '../workspace'

type Dialog = ComponentType<{ onClose: () => void }>

/** Read from disk when first wanted: none of them is for an emergency. */
const later = {
  accounts: async () => (await import('../accounts/AccountsDialog')).AccountsDialog,
  settings: async () => (await import('../settings/SettingsDialog')).SettingsDialog,
  exportSettings: async () => (await import('../settings-file/ExportSettingsDialog')).ExportSettingsDialog,
  importSettings: async () => (await import('../settings-file/ImportSettingsDialog')).ImportSettingsDialog,
  exchange: async () => (await import('../exchange/ExchangeDialog')).ExchangeDialog,
  diagnostics: async () => (await import('../diagnostics/DiagnosticsDialog')).DiagnosticsDialog,
  support: async () => (await import('../support/SupportDialog')).SupportDialog,
  palette: async () => (await import('../commands/CommandPalette')).CommandPalette,
  shortcuts: async () => (await import('../commands/ShortcutsDialog')).ShortcutsDialog,
  alertRules: async () => (await import('../alert-rules/AlertRulesDialog')).AlertRulesDialog,
  away: async () => (await import('../away/AwayDialog')).AwayDialog,
  welcome: async () => (await import('../welcome/WelcomeDialog')).WelcomeDialog,
  tour: async () => (await import('../tour/Tour')).Tour,
} satisfies Partial<Record<DialogName, () => Promise<Dialog>>>

const read = (load: () => Promise<Dialog>): Dialog => lazy(async () => ({ default: await load() }))

const dialogs: Record<DialogName, Dialog> = {
  panic: PanicDialog,
  cancelAll: CancelAllDialog,
  accounts: read(later.accounts),
  settings: read(later.settings),
  exportSettings: read(later.exportSettings),
  importSettings: read(later.importSettings),
  exchange: read(later.exchange),
  diagnostics: read(later.diagnostics),
  support: read(later.support),
  palette: read(later.palette),
  shortcuts: read(later.shortcuts),
  away: read(later.away),
  alertRules: read(later.alertRules),
  welcome: read(later.welcome),
  tour: read(later.tour),
}

/** Whether a dialog is about orders: each window has it; the others are the desk's. */
export function isInEachWindow(dialog: DialogName): dialog is 'panic' | 'cancelAll' {
  return dialog === 'panic' || dialog === 'cancelAll'
}

/** By then the desk has started; what is opened later finds its code read. */
const READ_AFTER_MS = 15_000

const pickDialog = (workspace: Workspace): DialogName | null => workspace.dialog

/** Reads the dialogs' code in good time. */
export function useDialogsRead(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(later)) void load()
    }, READ_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
}

/** The dialog that is open, if one is. */
export function OpenDialog(): ReactNode {
  const { workspace } = useSession()
  const open = useWorkspace(pickDialog)
  const isOfDesk = useContext(WindowNameContext) === 'desk'
  if (open === null || !(isOfDesk || isInEachWindow(open))) return null
  const Dialog = dialogs[open]
  // One that waits for an answer may close late: by then another can be open, the emergency stop say.
  const close = (): void => workspace.update((now) => (now.dialog === open ? { ...now, dialog: null } : now))
  return (
    <Suspense>
      <Dialog onClose={close} />
    </Suspense>
  )
}

import type { Density, Theme } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'
import { isWatchOnly } from '../watch-only'
import { useToggleWindow } from '../windows'
import type { DialogName } from '../workspace'
import { useCommand } from './registry'
import { useMarketMarks } from './useMarketMarks'
import { useMarketSteps } from './useMarketSteps'

const themes: readonly Theme[] = ['dark', 'light', 'system']
const densities: readonly Density[] = ['compact', 'comfortable', 'large']

const hasOpenOrders = (state: DeskState): boolean => state.orders.some(isOpen)
const wasAway = (state: DeskState): boolean => state.away !== null
const canRetry = (state: DeskState): boolean => state.connection.phase !== 'live'

/** Answers the commands that any window with a part of the desk has. */
export function useAppCommands(): void {
  const { desk, workspace } = useSession()
  const watchOnly = useDesk(isWatchOnly)
  const cancellable = useDesk(hasOpenOrders)
  const settings = () => desk.state.get().settings
  const openDialog = (dialog: DialogName) => (): void => workspace.update((now) => ({ ...now, dialog }))

  useCommand('palette', openDialog('palette'))
  useCommand('shortcuts', openDialog('shortcuts'))
  useCommand('monitor', useToggleWindow('monitor'))
  useCommand('settings', openDialog('settings'))
  useCommand('settings.export', openDialog('exportSettings'))
  useCommand('settings.import', openDialog('importSettings'))
  useCommand('accounts', openDialog('accounts'))
  useCommand('exchange', openDialog('exchange'))
  useCommand('alertRules', openDialog('alertRules'))
  useCommand('diagnostics', openDialog('diagnostics'))
  useCommand('support', openDialog('support'))
  useCommand('welcome', openDialog('welcome'))
  useCommand('tour', openDialog('tour'))
  useCommand('away', openDialog('away'), useDesk(wasAway))
  useCommand('panic', openDialog('panic'), !watchOnly)
  useCommand('orders.cancelAll', openDialog('cancelAll'), cancellable && !watchOnly)
  useCommand('balances', () => {
    void desk.ask('settings:update', { hideBalances: !settings().hideBalances })
  })
  useCommand('theme', () => {
    const next = themes[(themes.indexOf(settings().theme) + 1) % themes.length] ?? 'dark'
    void desk.ask('settings:update', { theme: next })
  })
  useCommand('density', () => {
    const next = densities[(densities.indexOf(settings().density) + 1) % densities.length] ?? 'compact'
    void desk.ask('settings:update', { density: next })
  })
  useCommand('language', () => {
    const { language } = desk.state.get().runtime
    void desk.ask('settings:update', { language: language === 'en' ? 'zh-CN' : 'en' })
  })
  useCommand('notifications', () => {
    void desk.ask('settings:update', { notificationsPaused: !settings().notificationsPaused })
  })
  useCommand('reconnect', () => void desk.ask('connection:retry', null), useDesk(canRetry))
  useMarketSteps()
  useMarketMarks()
}

import { buildIfStale } from '../../scripts/build'
import type { Desktop } from '../../scripts/desktop/desktop'
import { withDesktop } from '../../scripts/desktop-session'
import { ensureElectron } from '../../scripts/electron-runtime'
import { ensurePackages } from '../../scripts/system-packages'
import { runApp, type AppPlan, type RunningApp } from './running-app'

/** Starts an app on the desktop there is. */
export type Launch = (plan?: Omit<AppPlan, 'electron' | 'env'>) => Promise<RunningApp>

/** Gives a virtual desktop of its own to a measurement of the built app. */
export async function onDesktop<T>(measure: (launch: Launch, desktop: Desktop) => Promise<T>): Promise<T> {
  await ensurePackages('desktop')
  const electron = await ensureElectron()
  await buildIfStale()
  return withDesktop({}, async (desktop) =>
    measure((plan = {}) => runApp({ ...plan, electron: electron.path, env: desktop.env }), desktop),
  )
}

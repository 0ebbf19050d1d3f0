import '@fontsource-variable/inter/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import type { ComponentType } from 'react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { WindowName } from '../preload/windows'
import { App } from './app/App'
import { CarrierContext, createCarrier } from './carried'
import { Lost } from './app/Lost'
import { openDesk } from './desk'
import { createI18n } from './i18n'
import { SessionContext } from './session'
import { openWindows, WindowNameContext, windowOf, WindowsContext } from './windows'
import { createWorkspace } from './workspace'

/** What a window shows; only the desk's is in a hurry. */
async function pageOf(name: WindowName): Promise<ComponentType> {
  if (name === 'desk') return App
  return name === 'monitor'
    ? (await import('./monitor/Monitor')).Monitor
    : (await import('./detached/Detached')).Detached
}

const container = document.getElementById('root')
if (!container) throw new Error('the page has no root')
const root = createRoot(container)

try {
  const name = windowOf(location.hostname)
  const [desk, { windows, look }] = await Promise.all([openDesk(), openWindows()])
  const carrier = createCarrier((panel, text) => void desk.ask('window:carry', { panel, text }))
  // Before whoever draws panels hears of the windows.
  windows.subscribe(() => carrier.take(windows.get().carried))
  carrier.take(windows.get().carried)
  const Shown = await pageOf(name)
  root.render(
    <StrictMode>
      <I18nextProvider i18n={createI18n(desk.state.get().runtime.language)}>
        <SessionContext value={{ desk, workspace: createWorkspace(look) }}>
          <WindowsContext value={windows}>
            <WindowNameContext value={name}>
              <CarrierContext value={carrier}>
                <Shown />
              </CarrierContext>
            </WindowNameContext>
          </WindowsContext>
        </SessionContext>
      </I18nextProvider>
    </StrictMode>,
  )
} catch {
  root.render(
    <I18nextProvider i18n={createI18n(navigator.language.startsWith('zh') ? 'zh-CN' : 'en')}>
      <Lost />
    </I18nextProvider>,
  )
}

import '@fontsource-variable/inter/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './app/App'
import { Lost } from './app/Lost'
import { openDesk } from './desk'
import { createI18n } from './i18n'
import { SessionContext } from './session'
import { openWindows, windowOf, WindowsContext } from './windows'
import { createWorkspace } from './workspace'

const container = document.getElementById('root')
if (!container) throw new Error('the page has no root')
const root = createRoot(container)

try {
  const shown = windowOf(location.search)
  const [desk, windows] = await Promise.all([openDesk(), openWindows()])
  // Only the desk's page is in a hurry.
  const Shown = shown === 'monitor' ? (await import('./monitor/Monitor')).Monitor : App
  root.render(
    <StrictMode>
      <I18nextProvider i18n={createI18n(desk.state.get().runtime.language)}>
        <SessionContext value={{ desk, workspace: createWorkspace() }}>
          <WindowsContext value={windows}>
            <Shown />
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

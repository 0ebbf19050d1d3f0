import { Menu } from 'electron'

/** The app's own menu: on macOS what copy, paste and quit need, elsewhere none, and nowhere developer tools. */
export function setMenu(): void {
  // SECURITY: Electron's default menu opens developer tools, where a pasted script could place orders.
  const roles = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([...roles]) : null)
}

import { app, BrowserWindow } from 'electron'

// What an Electron app costs that does nothing: one window, one page, the same walls around it as the desk's.
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1600,
    height: 1000,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadFile('index.html')
})

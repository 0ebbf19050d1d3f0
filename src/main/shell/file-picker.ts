import { dialog, type BrowserWindow } from 'electron'

/** Asks for one file to open, hidden ones shown too; null when the person changes their mind. */
export async function pickFile(window: BrowserWindow | null): Promise<string | null> {
  const options = { properties: ['openFile', 'showHiddenFiles'] as ('openFile' | 'showHiddenFiles')[] }
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

/** Asks for a place to write a file to, by the name proposed; null when the person changes their mind. */
export async function pickPlace(window: BrowserWindow | null, name: string): Promise<string | null> {
  const options = { defaultPath: name }
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}

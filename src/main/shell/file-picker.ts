import { dialog, type BrowserWindow } from 'electron'

/** Asks for one file to open, hidden ones shown too; null when the person changes their mind. */
export async function pickFile(window: BrowserWindow | null): Promise<string | null> {
  const options = { properties: ['openFile', 'showHiddenFiles'] as ('openFile' | 'showHiddenFiles')[] }
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

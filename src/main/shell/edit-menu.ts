import { app, BrowserWindow, Menu, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron'
import type { Words } from '../words'

/**
 * What a press of the right button on this place of a page offers; nothing where there is nothing to edit or to copy.
 * SECURITY: a field that hides what is typed gives none of it: Chromium allows no copy there.
 */
function toItems({ isEditable, editFlags, selectionText }: ContextMenuParams, words: Words) {
  const items: MenuItemConstructorOptions[] = []
  if (isEditable) items.push({ role: 'cut', label: words.say('edit.cut'), enabled: editFlags.canCut })
  if (isEditable || selectionText !== '')
    items.push({ role: 'copy', label: words.say('edit.copy'), enabled: editFlags.canCopy })
  if (isEditable)
    items.push(
      { role: 'paste', label: words.say('edit.paste'), enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', label: words.say('edit.selectAll'), enabled: editFlags.canSelectAll },
    )
  return items
}

/** From here on the right button offers cut, copy and paste in every window, in the language in use. */
export function offerEditMenu(words: Words): void {
  const offerIn = (window: BrowserWindow): void => {
    window.webContents.on('context-menu', (_, place) => {
      const items = toItems(place, words)
      if (items.length > 0) Menu.buildFromTemplate(items).popup({ window, x: place.x, y: place.y })
    })
  }
  for (const window of BrowserWindow.getAllWindows()) offerIn(window)
  app.on('browser-window-created', (_, window) => offerIn(window))
}

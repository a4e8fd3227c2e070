import type { MenuItemConstructorOptions } from 'electron'
import { texts } from './texts'

/**
 * The menu of the window. Undo and redo of typing are listed but not bound to keys: in a text field Chromium itself
 * answers Ctrl+Z, everywhere else the page does. Nothing here reloads the page, because that would lose what is typed.
 */
export function menuTemplate(devTools: boolean): MenuItemConstructorOptions[] {
  const { menu } = texts
  return [
    { label: menu.file, submenu: [{ label: menu.quit, role: 'quit' }] },
    {
      label: menu.edit,
      submenu: [
        { label: menu.undo, role: 'undo', registerAccelerator: false },
        { label: menu.redo, role: 'redo', registerAccelerator: false },
        { type: 'separator' },
        { label: menu.cut, role: 'cut' },
        { label: menu.copy, role: 'copy' },
        { label: menu.paste, role: 'paste' },
        { label: menu.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { label: menu.zoomIn, role: 'zoomIn', accelerator: 'CmdOrCtrl+=' },
        { label: menu.zoomOut, role: 'zoomOut' },
        { label: menu.zoomReset, role: 'resetZoom' },
        { type: 'separator' },
        { label: menu.fullScreen, role: 'togglefullscreen' },
        ...(devTools ? [{ label: menu.devTools, role: 'toggleDevTools' } satisfies MenuItemConstructorOptions] : []),
      ],
    },
    {
      label: menu.window,
      submenu: [
        { label: menu.minimize, role: 'minimize' },
        { label: menu.close, role: 'close' },
      ],
    },
    { label: menu.help, role: 'help', submenu: [{ label: menu.about, role: 'about' }] },
  ]
}

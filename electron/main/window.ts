import { join } from 'node:path'
import { app, BrowserWindow, screen } from 'electron'
import { START_PAGE } from './addresses'
import { appPreferences, printPreferences } from './webPreferences'
import { fittingState, readState, SMALLEST, writeState } from './windowState'

export interface WindowPlaces {
  preload: string
  icon: string
  /** Holds `window-state.json`. */
  ownData: string
}

/** Opens the one window. It is shown when the page can be seen, so that nobody looks at a white rectangle. */
export function openWindow(places: WindowPlaces): BrowserWindow {
  const stateFile = join(places.ownData, 'window-state.json')
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
  const state = fittingState(
    readState(stateFile),
    [main, ...others].map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...state.bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    autoHideMenuBar: true,
    title: app.getName(),
    icon: places.icon,
    webPreferences: appPreferences(places.preload, !app.isPackaged),
  })
  if (state.maximized) window.maximize()
  window.once('ready-to-show', () => {
    window.show()
  })
  window.on('close', () => {
    writeState(stateFile, window.getNormalBounds(), window.isMaximized())
  })
  void window.loadURL(START_PAGE)
  return window
}

/** The window in which documents become paper. Nobody sees it. */
export function openPrintWindow(): BrowserWindow {
  return new BrowserWindow({ show: false, width: 800, height: 1130, webPreferences: printPreferences() })
}

/** A second start of the program only brings the first window to the front. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

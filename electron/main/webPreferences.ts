import type { WebPreferences } from 'electron'

/** What every window must have. A window that asks for anything else is not opened. */
const REQUIRED = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  plugins: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  // The spelling checker would fetch its dictionaries from the network.
  spellcheck: false,
} as const satisfies WebPreferences

/** Options without which the list above says nothing: they are refused whatever their value. */
const REFUSED = ['enableBlinkFeatures', 'disableBlinkFeatures', 'additionalArguments', 'session', 'partition'] as const

/**
 * Fails closed: an option that is missing counts as wrong, so that a changed default of Electron cannot open a hole.
 * Returns the same preferences; throws an error that names every wrong option.
 */
export function assertSafe(preferences: WebPreferences): WebPreferences {
  const wrong = Object.entries(REQUIRED)
    .filter(([name, value]) => preferences[name as keyof typeof REQUIRED] !== value)
    .map(([name, value]) => `${name} must be ${String(value)}`)
  for (const name of REFUSED) if (name in preferences) wrong.push(`${name} must not be set`)
  if (wrong.length > 0) throw new Error(`unsafe window refused: ${wrong.join(', ')}`)
  return preferences
}

/** The application's window: the preload is the only door to the desktop. */
export function appPreferences(preload: string, devTools: boolean): WebPreferences {
  return assertSafe({ ...REQUIRED, preload, devTools })
}

/** The hidden window that prints: no scripts, no preload, no developer tools. */
export function printPreferences(): WebPreferences {
  return assertSafe({ ...REQUIRED, javascript: false, devTools: false })
}

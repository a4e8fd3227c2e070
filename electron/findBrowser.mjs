// Finds a browser of the Chromium family: tests and `produce` drive it, the user never needs it named.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = [
  ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
  ...['microsoft-edge-stable', 'microsoft-edge', 'msedge'],
]

function isProgram(path) {
  try {
    accessSync(path, process.platform === 'win32' ? constants.F_OK : constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Every place worth a look, best first. */
function* candidates(env) {
  if (env.CHROME_PATH) yield env.CHROME_PATH
  const path = env.PATH ?? env.Path ?? ''
  const suffix = process.platform === 'win32' ? '.exe' : ''
  for (const name of names) for (const folder of path.split(delimiter)) if (folder) yield join(folder, name + suffix)
  if (process.platform === 'win32') {
    for (const base of [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]) {
      if (!base) continue
      yield join(base, 'Google', 'Chrome', 'Application', 'chrome.exe')
      yield join(base, 'Chromium', 'Application', 'chrome.exe')
      yield join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe')
    }
  } else if (process.platform === 'darwin') {
    for (const app of ['Google Chrome', 'Chromium', 'Microsoft Edge'])
      yield join('/Applications', `${app}.app`, 'Contents', 'MacOS', app)
  } else {
    for (const folder of ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge'])
      for (const name of names) yield join(folder, name)
  }
}

/**
 * @param {NodeJS.ProcessEnv} env CHROME_PATH wins over everything else, when it names a program.
 * @returns {string | null} Path of the program, or null when none is found.
 */
export function findBrowser(env = process.env) {
  for (const path of candidates(env)) if (isProgram(path)) return path
  return null
}

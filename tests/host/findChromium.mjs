import { existsSync } from 'node:fs'

/** Where browsers usually are; `CHROME_PATH` goes before all of them. */
const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium, or an error that says what to install. */
export function findChromium() {
  const found = [process.env.CHROME_PATH, ...USUAL].find((path) => path && existsSync(path))
  if (!found) throw new Error('No Chromium, Chrome or Edge found: install one, or set CHROME_PATH to its program file')
  return found
}

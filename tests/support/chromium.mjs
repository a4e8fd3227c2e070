// The browser that the end-to-end tests drive: found on the machine, or installed with apt on Debian and its kin.
import { existsSync } from 'node:fs'
import { findBrowser } from '../../electron/findBrowser.mjs'
import { run } from '../../electron/prepare.mjs'

export { findBrowser }

/** Flags for a browser in a container without graphics, that must not talk to anybody. */
export const chromiumArgs = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]

const isRoot = () => process.getuid?.() === 0

/** Runs apt-get as root, directly or through a sudo that asks for no password. */
export async function aptInstall(packages) {
  if (!existsSync('/etc/debian_version')) return { code: 1, output: 'This is not a Debian system.\n' }
  const prefix = isRoot() ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [program, ...rest] = [...prefix, 'apt-get', '-qq', ...args]
    return run(program, rest, { capture: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  const update = await apt('update')
  const install = await apt('install', '-y', '--no-install-recommends', ...packages)
  return { code: install.code, output: install.code === 0 ? '' : update.output + install.output }
}

/**
 * @param {(line: string) => void} say hears that an installation begins
 * @returns {Promise<string>} path of a browser
 * @throws {Error} one sentence on what to do, when there is none and none can be installed
 */
export async function ensureChromium(say) {
  const found = findBrowser()
  if (found) return found
  say('No Chrome, Edge or Chromium found: installing Debian’s chromium.')
  const { code, output } = await aptInstall(['chromium'])
  const installed = code === 0 ? findBrowser() : null
  if (installed) return installed
  throw new Error(
    `${output}The end-to-end tests need Chrome, Edge or Chromium. Install one, or name its program in CHROME_PATH, and run npm test again.`,
  )
}

// What every launcher needs before the program itself can run: packages as the lock file says, the pinned Node, a fresh
// build. Plain Node 20 and no packages, since it runs on a fresh clone.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Major version of the Node that is pinned in package.json and that everything after the installation runs on. */
export const PINNED_NODE = 'v24.'

/** The pinned Node; on Windows its file has an extension. */
export function pinnedNode() {
  const path = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(path) ? path : null
}

/**
 * Runs a program without a shell and waits for its end.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { capture?: boolean, timeout?: number }} options
 * @returns {Promise<{ code: number, output: string }>} `output` is filled with both streams when `capture` is set.
 */
export function run(program, args, options = {}) {
  const { capture = false, ...rest } = options
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit', ...rest })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => done({ code: 127, output: `${output}${error.message}\n` }))
    child.on('close', (code, signal) => done({ code: code ?? (signal ? 130 : 1), output }))
  })
}

/** Environment in which `node` and the tools of node_modules/.bin are found first. */
export function projectEnv(extra = {}) {
  const pathKey = Object.keys(process.env).find((key) => key.toLowerCase() === 'path') ?? 'PATH'
  const bins = join(root, 'node_modules', '.bin')
  const path = (process.env[pathKey] ?? '').split(delimiter).filter((part) => part !== bins)
  return { ...process.env, [pathKey]: [bins, ...path].join(delimiter), ...extra }
}

/** Script behind a command of an installed package, e.g. `tool('vitest')`; run it with Node, so no shell is needed. */
export function tool(name, command = name) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}

/** Why node_modules does not fit package-lock.json, or null when it fits. */
export function missingPackages() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return 'node_modules is missing'
  if (!pinnedNode()) return 'the pinned Node is missing'
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    if (!present[path]) {
      // Packages for other systems are left out by npm.
      if (entry.optional || entry.devOptional || entry.extraneous) continue
      return `${path} is missing`
    }
    if (present[path].version !== entry.version) return `${path} is ${present[path].version}, not ${entry.version}`
    if (!existsSync(join(root, path, 'package.json'))) return `${path} is missing`
  }
  return null
}

/** npm as a script for Node, or as a program where the script is not found. */
function npm() {
  const beside = dirname(process.execPath)
  const scripts = [
    process.env.npm_execpath ?? '',
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
  ]
  const script = scripts.find((path) => path.endsWith('npm-cli.js') && existsSync(path))
  return script ? { program: process.execPath, args: [script] } : { program: 'npm', args: [] }
}

/**
 * Installs what the lock file says unless it is there already.
 * @param {{ say: (reason: string) => void }} options `say` hears why an installation is needed, before it starts.
 * @returns {Promise<boolean>} false when npm failed; it has said why on stderr.
 */
export async function ensureInstalled({ say }) {
  const reason = missingPackages()
  if (!reason) return true
  say(reason)
  const { program, args } = npm()
  // npm itself runs on the machine's Node and would list every package that wants a newer one.
  const { code } = await run(program, [...args, 'ci', '--loglevel=error', '--no-fund', '--no-audit'], {
    stdio: ['ignore', 2, 2],
    shell: program === 'npm' && process.platform === 'win32',
  })
  return code === 0 && missingPackages() === null
}

const products = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'out/cli/index.js']
const sources = ['electron', 'renderer', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

/**
 * Newest change of a file below a path, in ms. The times of folders do not count, nor does node_modules: Vite keeps
 * temporary files there while it builds, and every build would look out of date at once.
 */
function newest(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const names = readdirSync(path).filter((name) => name !== 'node_modules' && !name.startsWith('.'))
  return Math.max(0, ...names.map((name) => newest(join(path, name))))
}

/** True when a product of the build is missing or older than any source. */
export function buildIsStale() {
  if (products.some((path) => !existsSync(join(root, path)))) return true
  const oldest = Math.min(...products.map((path) => statSync(join(root, path)).mtimeMs))
  return sources.some((path) => newest(join(root, path)) > oldest)
}

/**
 * Builds the desktop, the window and the command line tools; quiet unless it fails.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function build() {
  const node = pinnedNode() ?? process.execPath
  const env = projectEnv({ NODE_ENV: 'production' })
  const first = await run(node, [tool('electron-vite'), 'build'], { capture: true, env })
  if (first.code !== 0) return first
  const cli = [tool('vite'), 'build', '--config', 'renderer/cli/vite.config.ts', '--logLevel', 'warn']
  const second = await run(node, cli, { capture: true, env })
  return { code: second.code, output: first.output + second.output }
}

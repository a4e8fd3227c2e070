// `npm run package [-- --win | --linux | --dir …]`: builds, then makes installers with electron-builder in dist/.
// electron-builder fetches Electron and its packaging tools from the network; where that is impossible, one plain
// sentence says so instead of pages of stack traces.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)

/** What network failures look like in the output of electron-builder and of the tools it calls. */
const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|tunneling socket|self.signed certificate|unable to (get|verify).*certificate|(status code|HTTPError|statusCode)\D{0,20}(403|404|407|5\d\d)|cannot resolve https|Failed to download|network/i

/** @returns {{ code: number, output: string }} */
function run(script, args) {
  const child = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  return { code: child.status ?? 1, output: `${child.stdout}${child.stderr}` }
}

/** The program file of an installed package. */
function tool(name, command) {
  const manifest = require.resolve(`${name}/package.json`)
  const { bin } = require(manifest)
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command])
}

console.log('Building …')
const built = run(tool('electron-vite', 'electron-vite'), ['build'])
if (built.code !== 0) {
  console.error(built.output)
  console.error('Сборка не удалась, упаковывать нечего. / The build failed, there is nothing to package.')
  process.exit(1)
}

console.log('Packaging …')
const config = join(root, '.config', 'electron-builder.config.mjs')
const packed = run(tool('electron-builder', 'electron-builder'), [
  '--config',
  config,
  '--publish',
  'never',
  ...process.argv.slice(2),
])
if (packed.code === 0) {
  console.log(packed.output)
  console.log('Готово: папка dist. / Done: see dist.')
  process.exit(0)
}
if (OFFLINE.test(packed.output)) {
  const line = packed.output.split('\n').find((text) => OFFLINE.test(text)) ?? ''
  console.error(`
Установочные файлы не собраны: electron-builder не смог скачать Electron или средства упаковки. Сама программа собрана
(папка out). Повторите на компьютере с выходом в интернет или задайте зеркало в ELECTRON_MIRROR и
ELECTRON_BUILDER_BINARIES_MIRROR.
No installers were made: electron-builder could not download Electron or its packaging tools. The program itself is built
(folder out). Try again on a machine with internet access, or name mirrors in ELECTRON_MIRROR and
ELECTRON_BUILDER_BINARIES_MIRROR.

${line.trim().slice(0, 300)}`)
  process.exit(1)
}
console.error(packed.output)
console.error('Упаковка не удалась; причина выше. / Packaging failed; the reason is above.')
process.exit(1)

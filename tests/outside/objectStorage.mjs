// An object storage that nobody here wrote, from npm. It is no package of the project: it lies in the cache.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from '../../electron/prepare.mjs'

const PACKAGE = '@20minutes/s3rver'
const VERSION = '5.0.0'

/**
 * @param {(line: string) => void} say hears that an installation begins
 * @returns {Promise<string>} path of the server's command line
 * @throws {Error} one sentence on what to do, when it is not there and cannot be installed
 */
export async function ensureObjectStorage(say) {
  const folder = join(root, '.cache', `s3rver-${VERSION}`)
  const script = join(folder, 'node_modules', PACKAGE, 'lib', 'cli.js')
  if (existsSync(script)) return script
  say('Installing the S3 server for the tests from npm.')
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent']
  const { code, output } = await run('npm', ['install', '--prefix', folder, ...options, `${PACKAGE}@${VERSION}`], {
    capture: true,
  })
  if (code === 0 && existsSync(script)) return script
  throw new Error(
    `${output}The tests of the exchange need the npm package ${PACKAGE} ${VERSION}. Connect to the net once and run again.`,
  )
}

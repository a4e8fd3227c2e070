// `npm run test:outside`: what we make, judged by programs nobody here wrote (.ci/apt-packages lists them).
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { build, buildIsStale } from '../../electron/prepare.mjs'
import { aptInstall, ensureChromium } from '../support/chromium.mjs'
import { ensureObjectStorage } from './objectStorage.mjs'
import { runSuite } from '../support/runSuite.mjs'

/** Program → Debian package. */
const judges = {
  soffice: 'libreoffice-calc-nogui',
  pdftotext: 'poppler-utils',
  zbarimg: 'zbar-tools',
  apache2: 'apache2-bin',
  rclone: 'rclone',
}
/** Daemons lie where not every user looks. */
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']

function isThere(program) {
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const missing = () => Object.keys(judges).filter((program) => !isThere(program))

if (missing().length > 0) await aptInstall(missing().map((program) => judges[program]))
if (missing().length > 0) {
  console.error(`Not found: ${missing().join(', ')}. On Debian: apt-get install ${Object.values(judges).join(' ')}`)
  console.log('\n0 passed, 1 failed')
  process.exitCode = 1
} else {
  // Five PCs of one school run the program as it is built.
  if (buildIsStale()) await build()
  const s3 = await ensureObjectStorage((line) => console.log(line))
  await runSuite('outside', { CHROME_PATH: await ensureChromium((line) => console.log(line)), S3RVER: s3 })
}

// `npm run test:outside`: what we make, judged by programs nobody here wrote (.ci/apt-packages lists them).
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { aptInstall, ensureChromium } from '../support/chromium.mjs'
import { runSuite } from '../support/runSuite.mjs'

/** Program → Debian package. */
const judges = { soffice: 'libreoffice-calc-nogui', pdftotext: 'poppler-utils', zbarimg: 'zbar-tools' }

function isThere(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
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
  await runSuite('outside', { CHROME_PATH: await ensureChromium((line) => console.log(line)) })
}

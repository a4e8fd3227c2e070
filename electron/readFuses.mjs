// Reads the fuses back from a built program and compares them with what was asked for.
//   npx node electron/readFuses.mjs dist/win-unpacked/pereklichka.exe
import { existsSync } from 'node:fs'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { fuses } from '../.config/electron-builder.config.mjs'

const program = process.argv[2]
if (!program || !existsSync(program)) {
  console.error('Which program? npx node electron/readFuses.mjs dist/linux-unpacked/pereklichka')
  process.exit(2)
}

/** `runAsNode` in the configuration is `RunAsNode` in the program. */
const fuseNumber = (name) => FuseV1Options[name[0].toUpperCase() + name.slice(1)]

let wire
try {
  wire = await getCurrentFuseWire(program)
} catch (error) {
  console.error(`No fuses in ${program}: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(2)
}
let wrong = 0
for (const [name, wanted] of Object.entries(fuses)) {
  const state = wire[fuseNumber(name)]
  const right = state === (wanted ? FuseState.ENABLE : FuseState.DISABLE)
  if (!right) wrong += 1
  console.log(
    `${right ? 'ok   ' : 'WRONG'} ${name}: ${FuseState[state] ?? 'missing'}, asked for ${wanted ? 'ENABLE' : 'DISABLE'}`,
  )
}
process.exit(wrong === 0 ? 0 : 1)

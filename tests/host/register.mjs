// node --import ./tests/host/register.mjs out/main/index.js
// Runs the built main process without Electron: `import 'electron'` becomes the stand-in beside this file.
import { registerHooks } from 'node:module'

const standIn = new URL('./electron.mjs', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context)
  },
})

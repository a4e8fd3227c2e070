// The one list of import aliases for the tools that do not read a tsconfig (dependency-cruiser, ESLint's resolver).
// Shaped like a webpack configuration because dependency-cruiser understands that for .ts and .vue alike.
const { resolve } = require('node:path')

const root = resolve(__dirname, '..')

module.exports = {
  resolve: {
    alias: {
      '@contract$': resolve(root, 'electron/contract.ts'),
      '@electron': resolve(root, 'electron'),
      '@resources': resolve(root, 'resources'),
      '@tests': resolve(root, 'tests'),
      '@': resolve(root, 'renderer'),
    },
    extensions: ['.ts', '.vue', '.mjs', '.js', '.cjs', '.json'],
  },
}

// Cycles: the one thing the import table cannot see. Run from the root: depcruise --config .config/dependency-cruiser.cjs …
const { resolve } = require('node:path')

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one thought, or a third one is missing between them.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'An import that leads nowhere hides whatever stands behind it, cycles included.',
      from: { pathNot: '^tests/' },
      to: { couldNotResolve: true, pathNot: ['^virtual:', '[?]', '^electron$', '^@electron/fuses$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out/', '^dist/', '^\\.cache/', '\\.d\\.ts$'] },
    // Types count: two files that need each other's types are still one thought.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: resolve(__dirname, '../tests/tsconfig.json') },
    // The aliases for .vue files, which the tsconfig's paths do not reach.
    webpackConfig: { fileName: resolve(__dirname, 'aliases.cjs') },
    enhancedResolveOptions: {
      extensions: ['.ts', '.vue', '.mjs', '.js', '.cjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    builtInModules: { add: ['electron'] },
    progress: { type: 'none' },
  },
}

import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const at = (path: string) => resolve(import.meta.dirname, '../..', path)

/** The fourth build: the command line tools, bundled for Node with everything they need. */
export default defineConfig({
  root: at('renderer/cli'),
  publicDir: false,
  resolve: {
    alias: { '@contract': at('electron/contract.ts'), '@resources': at('resources'), '@': at('renderer') },
    conditions: ['node', 'import', 'module', 'default'],
    mainFields: ['module', 'main'],
  },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: at('renderer/cli/index.ts'),
    outDir: at('out/cli'),
    emptyOutDir: true,
    target: 'node24',
    rolldownOptions: {
      external: [...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: 'index.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})

import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const at = (path: string) => resolve(import.meta.dirname, path)

/** The modules that `npm run bench` times one by one, built as the program is built; never part of it. */
export default defineConfig({
  resolve: { alias: { '@': at('../../renderer'), '@contract': at('../../electron/contract.ts') } },
  build: {
    outDir: at('../../.cache/bench/page'),
    emptyOutDir: true,
    minify: true,
    modulePreload: false,
    rolldownOptions: {
      input: { bench: at('page/bench.ts') },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})

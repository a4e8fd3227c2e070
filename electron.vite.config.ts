import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import ui from '@nuxt/ui/vite'
import { defineConfig } from 'electron-vite'
import { uiOptions } from './renderer/ui/vitePlugin'

const at = (path: string) => resolve(import.meta.dirname, path)
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }
const alias = { '@': at('renderer'), '@resources': at('resources'), '@contract': at('electron/contract.ts') }

export default defineConfig({
  main: {
    resolve: { alias },
    build: { externalizeDeps: false, rolldownOptions: { input: { index: at('electron/main/index.ts') } } },
  },
  preload: {
    resolve: { alias },
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    publicDir: at('resources/public'),
    define: { 'import.meta.env.VITE_PROGRAM_VERSION': JSON.stringify(version) },
    plugins: [vue(), ui(uiOptions)],
    resolve: { alias },
    worker: { format: 'es' },
    build: { minify: true, rolldownOptions: { input: { index: at('renderer/index.html') } } },
  },
})

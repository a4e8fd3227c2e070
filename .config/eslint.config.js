// The rules of the house: who may import whom, and what must never be written. Tested by tests/architecture.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'
import skipFormatting from '@vue/eslint-config-prettier/skip-formatting'
import boundaries from 'eslint-plugin-boundaries'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

export default defineConfigWithVueTs(
  { ignores: ['**/node_modules/**', 'out/**', 'dist/**', '.cache/**', '**/*.d.ts'] },
  vue.configs['flat/recommended'],
  vueTsConfigs.strictTypeChecked,
  a11y.configs['flat/recommended'],
  skipFormatting,
)

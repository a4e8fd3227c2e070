import { resolve } from 'node:path'
import { defineConfig, mergeConfig, type ViteUserConfig } from 'vitest/config'
import base from '../vitest.config.ts'

/** Configuration of a suite outside `npm test`: the same aliases, zone and set-up, its own files and patience. */
export function suiteConfig(name: string): ViteUserConfig {
  const { projects: _, ...test } = base.test ?? {}
  return mergeConfig(
    { ...base, test },
    defineConfig({
      root: resolve(import.meta.dirname, '../..'),
      test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: 120_000, hookTimeout: 120_000 },
    }),
  )
}

import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const at = (path: string) => resolve(import.meta.dirname, path)
const alias = {
  '@': at('../renderer'),
  '@contract': at('../electron/contract.ts'),
  '@resources': at('../resources'),
  '@tests': at('.'),
  '@electron': at('../electron'),
}

// The zone is not UTC and the locale is Russian on purpose: a day must not slip at midnight.
process.env.TZ = 'Asia/Vladivostok'
process.env.LC_ALL = 'ru_RU.UTF-8'

export default defineConfig({
  root: at('..'),
  plugins: [vue()],
  resolve: { alias },
  test: {
    setupFiles: [at('support/setup.ts')],
    // Patient on purpose: how long something takes is for `bench` to say, not for a test to fail by; work that grows
    // with the square of its input outlasts even this.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'property',
          include: ['tests/property/**/*.test.ts'],
          setupFiles: [at('support/setup.ts'), at('support/seed.ts')],
        },
      },
      { extends: true, test: { name: 'integration', include: ['tests/integration/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 240_000 },
      },
    ],
  },
})

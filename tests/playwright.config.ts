import { defineConfig } from '@playwright/test'
import { chromiumArgs, ensureChromium } from './support/chromium.mjs'

const port = Number(process.env.E2E_PORT ?? 5197)
const executablePath = await ensureChromium((line) => {
  process.stderr.write(`${line}\n`)
})

/** End to end: the built window in a real browser, and the built desktop in Electron or in the stand-in host. */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Patient on purpose: how long something takes is for `bench` to say, not for a test to fail by.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../.cache/playwright.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    locale: 'ru-RU',
    // Not UTC on purpose: a day must not slip at midnight.
    timezoneId: 'Asia/Vladivostok',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: chromiumArgs },
  },
  webServer: {
    command: 'node electron/serve.mjs',
    cwd: '..',
    env: { PORT: String(port) },
    url: `http://127.0.0.1:${port}/.pereklichka.json`,
    reuseExistingServer: false,
  },
  projects: [
    { name: 'browser', testMatch: '*.spec.ts', testIgnore: 'desktop/**' },
    { name: 'desktop', testMatch: 'desktop/**/*.spec.ts' },
  ],
})

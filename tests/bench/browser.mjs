// The browser that is measured, and the few things every measure asks of it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { serve } from '../../electron/serve.mjs'
import { chromiumArgs, ensureChromium } from '../support/chromium.mjs'

/** A server and a profile on disk; each measure has its own, so that none inherits a warm store of another. */
export async function openBrowser(site, { origins = 1 } = {}) {
  const executablePath = await ensureChromium((line) => console.error(line))
  const profile = await mkdtemp(join(tmpdir(), 'bench-'))
  const servers = []
  for (let number = 0; number < origins; number += 1) servers.push(await serve({ folder: site, port: 0 }))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: chromiumArgs,
    viewport: { width: 1366, height: 768 },
    locale: 'ru-RU',
    timezoneId: 'Asia/Vladivostok',
  })
  await context.addInitScript(watchTasks)
  const troubles = []
  context.on('weberror', (error) => troubles.push(error.error().message))
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  return {
    context,
    urls: servers.map((server) => server.url),
    troubles,
    async close() {
      await context.close()
      for (const server of servers) await server.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/** Runs in the page before anything else: notes every task of the main thread longer than 50 ms. */
export function watchTasks() {
  globalThis.longTasks = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.longTasks.push(entry.duration)
  }).observe({ type: 'longtask', buffered: true })
}

/** The long tasks since the last call. */
export const takeLongTasks = (page) => page.evaluate(() => globalThis.longTasks.splice(0))

/** Calls a function of the timed modules in a page of its own, without the program around it. */
export async function inBench(context, url, name, ...args) {
  const page = await context.newPage()
  try {
    await page.goto(`${url}bench/`)
    return await page.evaluate(callBench, { name, args })
  } finally {
    await page.close()
  }
}

/** Runs in the page. */
export async function callBench({ name, args }) {
  // eslint-disable-next-line boundaries/dependencies -- an address of the bench's own server, not a file
  const bench = await import('/bench/bench.js')
  return bench[name](...args)
}

/** A figure about long tasks; 0 means that none was longer than 50 ms. */
export function longestTask(id, what, tasks, aim = 50) {
  const count = tasks.length === 0 ? 'none over 50 ms' : `${tasks.length} over 50 ms`
  return { id, what, value: Math.max(0, ...tasks), unit: 'ms', aim, note: count }
}

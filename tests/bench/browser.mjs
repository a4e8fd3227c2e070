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

/**
 * The longest task of the main thread of some pages while `work` runs. A task is judged by the processor time of its
 * thread, which a busy machine does not stretch; its time on the clock stands beside it.
 * @returns {Promise<{ cpu: number, wall: number, over: number }[]>} milliseconds, in the order of `pages`; `over` counts
 *   the tasks of more than 50 ms of processor time
 */
export async function longestTasks(pages, work) {
  const session = await pages[0].context().newCDPSession(pages[0])
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) if (wanted.test(event.name)) events.push(event)
  })
  const traceConfig = { includedCategories: ['toplevel', 'blink.user_timing'] }
  await session.send('Tracing.start', { traceConfig, transferMode: 'ReportEvents' })
  const names = pages.map((_, at) => `bench-page-${at}`)
  for (const [at, page] of pages.entries()) await page.evaluate((name) => performance.mark(name), names[at])
  await work()
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return names.map((name) => {
    const mark = events.find((event) => event.name === name)
    if (!mark) throw new Error('the trace does not know the page')
    const tasks = events
      .filter(({ name, pid, tid, ts }) => name !== mark.name && pid === mark.pid && tid === mark.tid && ts > mark.ts)
      .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }))
    if (tasks.length === 0) throw new Error('the trace holds no tasks')
    const cpu = Math.max(...tasks.map((task) => task.cpu))
    const wall = Math.max(...tasks.map((task) => task.wall))
    return { cpu, wall, over: tasks.filter((task) => task.cpu > 50).length }
  })
}

const wanted = /^(?:ThreadControllerImpl::RunTask|bench-page-\d+)$/

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

/** A figure about `longestTasks`. */
export function longestTask(id, what, { cpu, wall, over }, aim) {
  const note = `${over === 0 ? 'none' : over} over 50 ms of processor time; longest on the clock ${Math.round(wall)} ms`
  return { id, what: `longest task: ${what}`, value: cpu, unit: 'ms', ...(aim === undefined ? {} : { aim }), note }
}

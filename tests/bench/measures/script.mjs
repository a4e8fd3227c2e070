import { gzipSync } from 'node:zlib'
import { inBench, openBrowser } from '../browser.mjs'
import { round } from '../figures.mjs'
import { almostEmpty } from '../sizes.mjs'

/** Kilobytes for the first screen: the start of a new PC, later «Обзор». */
const AIM = 350

/** Gzipped script that is loaded until a first screen stands: without a school, and with one. */
export async function script({ site }) {
  const browser = await openBrowser(site)
  try {
    const [url] = browser.urls
    const figures = [{ ...(await loaded(browser.context, url, 'start', 'start screen of a new PC')), aim: AIM }]
    await inBench(browser.context, url, 'makeSchool', almostEmpty)
    figures.push({ ...(await loaded(browser.context, url, 'overview', '«Обзор» with a school')), aim: AIM })
    figures.push(await loaded(browser.context, url, 'staff', '«Сотрудники», opened by its address,'))
    if (browser.troubles.length > 0) throw new Error(browser.troubles.join('\n'))
    return figures
  } finally {
    await browser.close()
  }
}

async function loaded(context, url, screen, title) {
  const page = await context.newPage()
  const bodies = []
  page.on('response', (response) => {
    if (/\.m?js$/.test(new URL(response.url()).pathname)) bodies.push(response)
  })
  await page.goto(`${url}#/${screen}`)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  const files = []
  for (const response of bodies) {
    const name = new URL(response.url()).pathname.split('/').at(-1)
    files.push({ name, size: gzipSync(await response.body(), { level: 9 }).length / 1000 })
  }
  await page.close()
  if (files.length === 0) throw new Error('no script was loaded')
  files.sort((a, b) => b.size - a.size)
  const top = files.slice(0, 6).map(({ name, size }) => `${name} ${round(size)}`)
  return {
    id: 'g',
    what: `gzipped script until ${title} stands`,
    value: files.reduce((sum, file) => sum + file.size, 0),
    unit: 'kB',
    note: `${files.length} files: ${top.join(', ')}`,
  }
}

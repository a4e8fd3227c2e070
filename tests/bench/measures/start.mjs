import { inBench, openBrowser } from '../browser.mjs'
import { ratio } from '../figures.mjs'
import { almostEmpty, sizes } from '../sizes.mjs'

/** Runs in the page before anything else: notes when the first row of a list is in the document. */
function watchFirstRow() {
  const watch = new MutationObserver(() => {
    if (!document.querySelector('tbody tr[aria-rowindex]')) return
    watch.disconnect()
    globalThis.firstRowAt = performance.now()
  })
  watch.observe(document, { subtree: true, childList: true })
}

/**
 * Navigation to the first row of «Сотрудники» at two addresses in turn, after a start each that warms up.
 * @returns {Promise<{ ours: number, bare: number }[]>} milliseconds
 */
export async function coldStarts({ context, troubles }, ours, bare, pairs) {
  await context.addInitScript(watchFirstRow)
  const coldStart = async (url) => {
    const page = await context.newPage()
    await page.goto(`${url}#/staff`)
    // The first start writes the second copy of everything: it is not measured, and may take its time.
    await page.waitForFunction(() => globalThis.firstRowAt !== undefined, null, { timeout: 300_000 })
    const at = await page.evaluate(() => globalThis.firstRowAt)
    await page.waitForTimeout(800)
    await page.close()
    return at
  }
  const measured = []
  for (let round = -1; round < pairs; round += 1) {
    const pair = {}
    if (round % 2 === 0) pair.ours = await coldStart(ours)
    pair.bare = await coldStart(bare)
    if (round % 2 !== 0) pair.ours = await coldStart(ours)
    if (round >= 0) measured.push(pair)
  }
  if (troubles.length > 0) throw new Error(troubles.join('\n'))
  return measured
}

/** Navigation to the first row of «Сотрудники»: the largest school ÷ an almost empty one. Two origins, one browser. */
export async function start({ site, pairs }) {
  const browser = await openBrowser(site, { origins: 2 })
  try {
    const { context, urls } = browser
    const [full, empty] = urls
    await inBench(context, full, 'makeSchool', sizes.extreme)
    await inBench(context, empty, 'makeSchool', almostEmpty)
    const measured = await coldStarts(browser, full, empty, pairs)
    return [ratio('e', 'cold start to the first row: extreme ÷ almost empty school', measured, 1.5)]
  } finally {
    await browser.close()
  }
}

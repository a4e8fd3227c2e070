import { inBench, openBrowser } from '../browser.mjs'
import { ratio } from '../figures.mjs'

const ROWS = 7000

/** `register.commit` ÷ one bare `bulkPut` of the same records in one transaction. */
export async function commit({ site, pairs }) {
  const browser = await openBrowser(site)
  try {
    const made = await inBench(browser.context, browser.urls[0], 'importPairs', ROWS, pairs)
    return [
      ratio('b', `commit of ${ROWS} new rows ÷ bulkPut`, made.fresh, 3),
      ratio('b', `commit of ${ROWS} changed rows ÷ bulkPut`, made.again),
    ]
  } finally {
    await browser.close()
  }
}

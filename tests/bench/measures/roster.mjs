import { inBench, openBrowser } from '../browser.mjs'
import { ratio } from '../figures.mjs'
import { sizes } from '../sizes.mjs'

/** Writing the roster of the whole school ÷ a bare ExcelJS loop over the same cells and styles. */
export async function roster({ site, pairs }) {
  const browser = await openBrowser(site)
  try {
    const figures = []
    for (const [name, size] of Object.entries(sizes)) {
      const count = name === 'typical' ? pairs * 2 : pairs
      const made = await inBench(browser.context, browser.urls[0], 'rosterPairs', size, count)
      const what = `roster of the ${name} school (${made.rows} rows, ${made.cells} cells)`
      const aim = name === 'extreme' ? 1.15 : undefined
      figures.push(ratio('a', `${what} ÷ bare loop`, made.plain, aim))
      figures.push(ratio('a', `${what} ÷ bare loop, packed alike`, made.samePacking, aim))
    }
    return figures
  } finally {
    await browser.close()
  }
}

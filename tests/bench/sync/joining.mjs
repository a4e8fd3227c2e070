import { inBench, openBrowser } from '../browser.mjs'
import { coldStarts } from '../measures/start.mjs'
import { median, ratio, round } from '../figures.mjs'
import { sizes } from '../sizes.mjs'

/** A PC joins the largest school, and 100 changes come to it, in a real browser. */
export async function joining({ site, pairs }) {
  const browser = await openBrowser(site)
  try {
    const { extreme } = sizes
    const made = await inBench(browser.context, browser.urls[0], 'joinPairs', extreme, pairs)
    const size = `${extreme.staff} / ${extreme.classes} / ${extreme.pupils}`
    const join = ratio('j', `a new PC joins ${size}: from the key to the full list ÷ bulkPut`, made.joins, 3)
    const note = `of ${pairs}, slowest ${round(Math.max(...made.changes))} ms`
    return [
      { ...join, note: `${join.note}, ${made.records} records, ${round(made.bytes / 1024)} KB in the store` },
      { id: 'h', what: '100 changes are on the other PC', value: median(made.changes), unit: 'ms', aim: 2000, note },
    ]
  } finally {
    await browser.close()
  }
}

/** Changes of a year in five PCs. */
const YEAR = 200_000

/** Start of the program on a PC that has lived through a year, against one that has just joined the same school. */
export async function starting({ site, pairs }) {
  const browser = await openBrowser(site, { origins: 2 })
  try {
    const { context, urls } = browser
    const [lived, fresh] = urls
    const records = await inBench(context, lived, 'livedSchool', sizes.extreme, YEAR)
    await inBench(context, fresh, 'freshSchool', records)
    const measured = await coldStarts(browser, lived, fresh, pairs)
    return [ratio('c', `cold start after ${YEAR} changes ÷ on a PC that has just joined`, measured, 1.2)]
  } finally {
    await browser.close()
  }
}

import { inBench, openBrowser } from '../browser.mjs'
import { quantile } from '../figures.mjs'
import { longList } from '../sizes.mjs'

const queries = ['иванова', 'мария', 'куз', 'bdfyjd', 'петров а', 'ё', 'смирнова елена', 'щ']

/** Runs in the page: times every key from `keydown` to the last change of the document it caused. */
function watchKeys() {
  const strokes = []
  let pressed = 0
  let most = 0
  globalThis.keyStrokes = { strokes, rows: () => most }
  const note = () => {
    if (strokes.length > 0) strokes[strokes.length - 1] = performance.now() - pressed
    most = Math.max(most, document.querySelectorAll('tbody tr[aria-rowindex]').length)
  }
  addEventListener(
    'keydown',
    () => {
      pressed = performance.now()
      strokes.push(0)
    },
    true,
  )
  addEventListener('input', () => queueMicrotask(note))
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true })
}

/** Typing in the search field of a table of 7,000 rows. */
export async function filtering({ site, quick }) {
  const browser = await openBrowser(site)
  try {
    const { context, urls } = browser
    await inBench(context, urls[0], 'makeSchool', longList)
    const page = await context.newPage()
    await page.goto(`${urls[0]}#/staff`)
    await page.locator('tr[aria-rowindex]').first().waitFor()
    const search = page.getByRole('textbox', { name: 'Фамилия, должность, телефон, класс' })
    await search.waitFor()
    await page.evaluate(watchKeys)
    const first = await typed(page, search, queries.slice(0, 1))
    await page.waitForTimeout(3000)
    const later = []
    for (let round = 0; round < (quick ? 2 : 7); round += 1) later.push(...(await typed(page, search, queries)))
    await search.fill('')
    await page.locator('tr[aria-rowindex]').first().waitFor()
    for (const top of [500, 40_000, 100_000, 224_000]) {
      await page
        .locator('table')
        .first()
        .evaluate((table, to) => table.parentElement.scrollTo({ top: to }), top)
      await page.waitForTimeout(100)
    }
    const rows = await page.evaluate(() => globalThis.keyStrokes.rows())
    if (rows === 0 || later.length < 100) throw new Error('no keystrokes were measured')
    const note = `${later.length} keys, p50 ${quantile(later, 0.5).toFixed(1)}, max ${Math.max(...later).toFixed(1)} ms`
    return [
      { id: 'c', what: 'filter keystroke in 7,000 rows, p95', value: quantile(later, 0.95), unit: 'ms', aim: 16, note },
      { id: 'c', what: 'the first word right after opening, longest key', value: Math.max(...first), unit: 'ms' },
      { id: 'd', what: 'rows of the table in the document, most', value: rows, unit: 'rows', aim: 100 },
    ]
  } finally {
    await browser.close()
  }
}

async function typed(page, search, words) {
  const taken = []
  const keyboard = await page.context().newCDPSession(page)
  // Playwright has no keys for Cyrillic letters and would put the text in without one.
  const press = async (text) => {
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text, unmodifiedText: text })
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text })
  }
  for (const word of words) {
    await search.focus()
    await page.evaluate(() => globalThis.keyStrokes.strokes.splice(0))
    for (const letter of word) {
      await press(letter)
      await page.waitForTimeout(60)
    }
    for (let at = 0; at < word.length; at += 1) {
      await page.keyboard.press('Backspace')
      await page.waitForTimeout(60)
    }
    const strokes = await page.evaluate(() => globalThis.keyStrokes.strokes.splice(0))
    if (strokes.length !== word.length * 2) throw new Error(`${strokes.length} keys instead of ${word.length * 2}`)
    taken.push(...strokes)
  }
  await keyboard.detach()
  return taken
}

import { actions } from './actions.mjs'
import { seededChance } from './chance.mjs'
import { Model } from './Model.mjs'
import { readDatabase } from './readDatabase.mjs'
import { closeAll } from './screen.mjs'
import { wanderings } from './wanderings.mjs'

/** How often each is tried; what is not named counts once. */
const weights = {
  addStaff: 9,
  editStaff: 4,
  undo: 4,
  redo: 3,
  addClasses: 5,
  pasteLinks: 3,
  markStaff: 5,
  count: 3,
  assign: 4,
}
/** A write that has not arrived in the database by then is lost. */
const PATIENCE_MS = 8000

/** What went wrong, with the steps that led there. */
export class SessionFailure extends Error {
  constructor(seed, steps, reason) {
    const last = steps.slice(-50).map((step, at) => `${steps.length - Math.min(50, steps.length) + at + 1}. ${step}`)
    super(`seed ${seed}, step ${steps.length}\n${last.join('\n')}\n${reason}`)
    this.name = 'SessionFailure'
  }
}

/**
 * Clicks and types at random through a new school, by a seed, until the time is over, and compares the database with
 * the model after every step.
 * @param {import('@playwright/test').Page} page open at the program's address, with nothing in its store
 * @param {{ seed: number, milliseconds: number, troubles: string[], say?: (line: string) => void }} options
 *   `troubles`: console errors and uncaught rejections, filled by whoever watches the page
 * @returns {Promise<{ steps: number, changes: number }>}
 * @throws {SessionFailure}
 */
export async function runSession(page, { seed, milliseconds, troubles, say = () => undefined }) {
  const chance = seededChance(seed)
  const model = new Model()
  const steps = []
  let last = 0
  let changes = 0
  page.setDefaultTimeout(15_000)
  const fail = (reason) => new SessionFailure(seed, steps, reason)
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('textbox', { name: 'Краткое наименование' }).fill('МБОУ «СОШ № 5»')
  await page.getByRole('button', { name: 'Создать школу', exact: true }).click()
  await page.getByRole('heading', { name: 'Обзор', level: 1 }).waitFor()

  const lot = Object.keys({ ...actions, ...wanderings }).flatMap((name) => Array(weights[name] ?? 1).fill(name))
  const session = { page, model, chance, number: () => (last += 1) }
  const until = Date.now() + milliseconds
  while (Date.now() < until) {
    const name = chance.pick(lot)
    steps.push(name)
    let line
    try {
      line = await (actions[name] ?? wanderings[name])(session)
    } catch (error) {
      throw fail(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
    if (line === null) {
      steps.pop()
      continue
    }
    steps[steps.length - 1] = line
    if (name in actions) changes += 1
    const difference = await differs(page, model)
    if (difference !== null) throw fail(difference)
    try {
      await closeAll(page)
    } catch (error) {
      throw fail(String(error))
    }
    if (troubles.length > 0) throw fail(troubles.join('\n'))
    if (steps.length % 100 === 0)
      say(`${steps.length} steps, ${model.staff.length} people, ${model.classes.length} classes`)
  }
  // What was done last may still go wrong a moment later, and everything must be there after a restart too.
  await page.waitForTimeout(1000)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const difference = await differs(page, model)
  if (difference !== null) throw fail(`after the end: ${difference}`)
  if (troubles.length > 0) throw fail(troubles.join('\n'))
  return { steps: steps.length, changes }
}

/** Null when database and model agree, at the latest after a while; else what differs. */
async function differs(page, model) {
  const want = model.picture()
  const until = Date.now() + PATIENCE_MS
  let have
  for (;;) {
    try {
      have = await readDatabase(page)
      if (JSON.stringify(have) === JSON.stringify(want)) return null
    } catch (error) {
      if (Date.now() > until) return String(error)
    }
    if (Date.now() > until) break
    await page.waitForTimeout(60)
  }
  const lines = []
  for (const kind of Object.keys(want)) {
    for (const key of new Set([...Object.keys(want[kind]), ...Object.keys(have?.[kind] ?? {})])) {
      const [wanted, found] = [want[kind][key], have?.[kind]?.[key]].map((value) => JSON.stringify(value) ?? 'nothing')
      if (wanted !== found) lines.push(`${kind} ${key}: the model has ${wanted}, the database ${found}`)
    }
  }
  return lines.join('\n')
}

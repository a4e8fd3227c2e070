// What every trial shares: a prepared school that is copied, and the judging of a start.
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { open } from './desktop.mjs'
import { Acknowledged, handSets, schoolSets } from './records.mjs'

export const smallSchool = { staff: 600, classes: 40, pupils: 400 }
export const largestSchool = { staff: 600, classes: 270, pupils: 7000 }

/** Figures of the issue. */
export const LIMITS_MS = { afterKill: 3000, afterDamage: 15_000 }

/**
 * @typedef {object} Row one line of the report
 * @property {string} suite
 * @property {string} name
 * @property {boolean} ok
 * @property {string} saw in a few words
 * @property {number[]} startMs of every start of the trial
 * @property {string[]} misses what is wrong, the first lines of it
 */

/** Makes a school through the first screen and leaves it in order. */
export async function prepare(folder, size) {
  const profile = join(folder, `prepared-${size.staff}-${size.pupils}`)
  const first = await open(profile)
  const { page } = first
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('textbox', { name: 'Краткое наименование' }).fill('МБОУ «СОШ № 5»')
  await page.getByRole('button', { name: 'Создать школу', exact: true }).click()
  await page.getByRole('heading', { name: 'Обзор', level: 1 }).waitFor()
  await first.equip()
  const tables = await first.tables()
  const before = await first.readAll(tables)
  const yearId = Object.keys(before.schoolYear)[0]
  const model = new Acknowledged(before)
  const sets = schoolSets(size, yearId)
  const { saved } = await first.save(model, sets, { kind: 'setup' })
  if (saved !== sets.length) throw new Error(`the school was not made: ${(await first.shown()).text}`)
  await first.quit()
  // The store folds its log into a table file at a start; the largest damage needs one.
  const second = await open(profile)
  const { lost, torn } = model.compare(await second.readAll(tables))
  if (lost.length + torn.length > 0) throw new Error(`the prepared school is not whole: ${[...lost, ...torn][0]}`)
  const copied = await second.page.evaluate(() => globalThis.faultTools.services().safety.snapshots.make('ordinary'))
  if (!copied.ok) throw new Error(`the prepared school was not copied: ${copied.code}`)
  await second.quit()
  // What the snapshot holds, whatever is saved after it in a copy of the profile.
  return { folder, profile, tables, yearId, model, base: structuredClone(model.picture) }
}

/**
 * A copy of the prepared school in which some saves were acknowledged before the power went.
 * @returns {Promise<Prepared>}
 */
export async function killedSchool(prepared, count) {
  const { profile, model } = await copyOf(prepared, 'killed')
  const session = await open(profile)
  const { saved } = await session.save(model, handSets(0, count, prepared.yearId))
  if (saved !== count) throw new Error(`only ${saved} of ${count} saves went well`)
  await session.kill()
  return { ...prepared, profile, model }
}

/** @typedef {Awaited<ReturnType<typeof prepare>>} Prepared */

let copies = 0
/** A profile of the trial's own and what it holds. */
export async function copyOf(prepared, name) {
  const profile = join(prepared.folder, `${name.replaceAll(/\W+/g, '-')}-${(copies += 1)}`)
  await cp(prepared.profile, profile, { recursive: true, verbatimSymlinks: true })
  const model = new Acknowledged(prepared.model.picture)
  return { profile, model, drop: () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}

/** What the rescue screen gives to choose from. */
export const OFFERS = /^(Открыть то, что|Собрать из|Взять копию)/

/**
 * What is wrong with a start: acknowledged records that are not there, torn sets, an empty list, more than one notice, too
 * slow. Nothing when the screen for rescue stands there, is allowed to and offers what can still be read.
 * @param {{ limitMs: number, mayRescue?: boolean, readable?: boolean, notices?: number }} options
 *   `readable`: something is left that the rescue screen must offer
 * @returns {Promise<string[]>}
 */
export async function judge(session, model, tables, { limitMs, mayRescue = false, readable = true, notices = 1 }) {
  const misses = []
  if (session.screen === 'rescue' && mayRescue) {
    // The list of copies is read after the screen stands.
    const offered = await until(async () => (await session.page.getByRole('button', { name: OFFERS }).count()) > 0)
    if (readable && !offered) misses.push('the rescue screen does not offer what can still be read')
    if ((await session.page.getByRole('button').count()) === 0) misses.push('the rescue screen offers no choice')
    if (!/Найдено/.test(session.text)) misses.push('the rescue screen does not say what was found')
  } else if (session.screen === 'school') {
    const { lost, torn } = model.compare(await session.readAll(tables))
    if (lost.length > 0) misses.push(`${lost.length} lost: ${lost[0]}`)
    if (torn.length > 0) misses.push(`${torn.length} torn: ${torn[0]}`)
    session.notes = (await session.shown()).notes
    if (session.notes.length > notices) misses.push(`${session.notes.length} notices: ${session.notes.join(' | ')}`)
  } else {
    const what = session.screen === 'start' ? 'the first screen, as if there were no school' : 'no screen'
    misses.push(`${what}: ${[...session.notes, session.text].join(' | ').replaceAll(/\s+/g, ' ').slice(0, 200)}`)
  }
  if (session.startMs > limitMs) misses.push(`start took ${Math.round(session.startMs)} ms`)
  return misses
}

/** Whether something comes true within some seconds. @param {() => Promise<boolean>} check */
export async function until(check, withinMs = 3000) {
  const end = Date.now() + withinMs
  for (;;) {
    if (await check()) return true
    if (Date.now() > end) return false
    await wait(100)
  }
}

/** What the user saw, for the table. */
export function sawOf(session) {
  const parts = [session.screen]
  if (session.restarts > 0) parts.push(`${session.restarts} restart`)
  if (session.notes.length > 0) parts.push(`${session.notes.length} notice`)
  return parts.join(', ')
}

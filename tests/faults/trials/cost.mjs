import { open } from '../desktop.mjs'
import { Acknowledged, handSets } from '../records.mjs'
import { copyOf, largestSchool, prepare } from '../trial.mjs'

/** A commit with its journal may take this many times as long as the bare commit; main's own part of the journal counts. */
const MOST = 2
const SAVES = 120

/** What a start may take longer by its check, with the largest school. */
const MOST_CHECK_MS = 300
const CHECKS = 9

/** What a copy of the largest school may take in its worker, and how long the window may stand still meanwhile. */
const MOST_COPY_MS = 2000
const MOST_STILL_MS = 200
const COPIES = 5

/** What the protection costs: a save its second copy, a start its check, the window a copy of everything. */
export async function* cost({ small, folder }) {
  yield await costOfSave(small)
  const largest = await prepare(folder, largestSchool)
  yield await costOfCheck(largest)
  yield await costOfCopy(largest)
}

/** The same saves are timed inside the page and inside the main process. */
async function costOfSave(small) {
  const { profile, model, drop } = await copyOf(small, 'cost')
  const session = await open(profile)
  // «Обзор» would count everything anew beside every save; the guide reads nothing of the school.
  await session.page.evaluate(() => (window.location.hash = '#/guide'))
  await session.page.getByRole('heading', { name: 'Руководство', level: 1 }).waitFor()
  await session.desktop.evaluate(timeAppend)
  const sets = handSets(0, SAVES, small.yearId)
  const times = await session.page.evaluate(timeSaves, sets)
  for (const edits of sets) model.take(edits)
  const main = await session.desktop.evaluate(() => globalThis.appendTimes)
  const misses = []
  if (times.length !== SAVES || main.length < SAVES) {
    misses.push(`${times.length} saves and ${main.length} entries of the journal instead of ${SAVES}`)
  }
  const bare = median(times.map((time) => time.bare))
  const inMain = median(main)
  const bridged = median(times.map((time) => time.whole))
  const own = median(times.map((time) => time.whole - time.append)) + inMain
  const ratio = own / bare
  if (!(ratio > 1 && ratio <= MOST)) misses.push(`a save with its journal takes ${ratio.toFixed(2)} times the bare one`)
  await session.kill()
  await drop()
  return {
    suite: 'cost',
    name: `commit with the journal ÷ without: ${ratio.toFixed(2)}, with the stand-in’s bridge ${(bridged / bare).toFixed(2)}`,
    saw: `bare ${bare.toFixed(1)} ms, appended in main ${inMain.toFixed(2)} ms, whole with bridge ${bridged.toFixed(1)} ms`,
    startMs: [],
    misses,
  }
}

/** The steps that a start takes only for its check, again and again on a running program. */
async function costOfCheck({ profile, yearId }) {
  const session = await open(profile)
  await session.page.evaluate(() => (window.location.hash = '#/guide'))
  await session.page.getByRole('heading', { name: 'Руководство', level: 1 }).waitFor()
  await session.save(new Acknowledged({}), handSets(0, 30, yearId))
  const steps = await session.page.evaluate(timeCheck, CHECKS)
  const main = await session.desktop.evaluate(timeLook, CHECKS)
  const names = Object.keys(steps)
  const inPage = names.reduce((sum, name) => sum + median(steps[name]), 0)
  const inMain = median(main)
  const whole = inPage + inMain
  await session.kill()
  const parts = names.map((name) => `${name} ${median(steps[name]).toFixed(1)}`)
  return {
    suite: 'cost',
    name: `start-up check of the largest school: ${whole.toFixed(0)} ms with the stand-in’s bridge`,
    saw: `${parts.join(', ')}, journal looked through in main ${inMain.toFixed(1)} ms`,
    startMs: [],
    misses: whole > 0 && whole <= MOST_CHECK_MS ? [] : [`the check takes ${whole.toFixed(0)} ms`],
  }
}

/** Sealed copies, one after another, each written, read back and compared; «Обзор» stands open as on any day. */
async function costOfCopy({ profile }) {
  const session = await open(profile)
  await session.page.getByRole('heading', { name: 'Обзор', level: 1 }).waitFor()
  const { times, still } = await session.page.evaluate(timeCopies, COPIES)
  await session.kill()
  const misses = []
  if (times.length !== COPIES) misses.push(`${times.length} copies instead of ${COPIES}`)
  if (!(median(times) <= MOST_COPY_MS)) misses.push(`a copy takes ${median(times).toFixed(0)} ms`)
  if (still > MOST_STILL_MS) misses.push(`the window stood still for ${still.toFixed(0)} ms`)
  return {
    suite: 'cost',
    name: `copy of the largest school: ${median(times).toFixed(0)} ms`,
    saw: `${times.map((time) => time.toFixed(0)).join(', ')} ms; the window stood still for ${still.toFixed(0)} ms at most`,
    startMs: [],
    misses,
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN

/** Runs in the main process: notes how long every append takes there, from its arrival to its answer. */
function timeAppend({ ipcMain }) {
  const handlers = globalThis.standInHost?.handlers ?? ipcMain._invokeHandlers
  const channel = 'pereklichka:append-journal'
  const append = handlers.get(channel)
  globalThis.appendTimes = []
  handlers.set(channel, async (...args) => {
    const from = performance.now()
    const answer = await append(...args)
    globalThis.appendTimes.push(performance.now() - from)
    return answer
  })
}

/** Runs in the page: every save's whole time, the part until its transaction is on the disk, and the part of the journal. */
async function timeSaves(sets) {
  const services = globalThis.faultTools.services()
  const { journals } = services.platform
  let append = 0
  let writtenAt = 0
  const plain = journals.append
  journals.append = async (...args) => {
    const from = performance.now()
    try {
      return await plain.apply(journals, args)
    } finally {
      append += performance.now() - from
    }
  }
  // The header of the set is put into the very transaction that is waited for.
  const { add, put } = IDBObjectStore.prototype
  for (const [name, write] of Object.entries({ add, put })) {
    IDBObjectStore.prototype[name] = function noted(...args) {
      if (this.name === 'changeSets') {
        this.transaction.addEventListener('complete', () => (writtenAt = performance.now()), { once: true })
      }
      return write.apply(this, args)
    }
  }
  const times = []
  for (const edits of sets) {
    append = 0
    writtenAt = 0
    const from = performance.now()
    await services.register().commit({ name: 'Проверка', kind: 'edit', edits })
    times.push({ whole: performance.now() - from, bare: writtenAt - from, append })
  }
  journals.append = plain
  Object.assign(IDBObjectStore.prototype, { add, put })
  return times
}

/** Runs in the page: the claim, the keys, the journal's state, and what the store holds, as the start asks for them. */
async function timeCheck(times) {
  const services = globalThis.faultTools.services()
  const { platform, safety } = services
  const { schoolId } = services.register()
  const { name } = (await indexedDB.databases()).find((one) => one.name.startsWith('pereklichka-school-'))
  const answer = (request) =>
    new Promise((done, fail) => {
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(request.error)
    })
  const database = await answer(indexedDB.open(name))
  const books = ['meta', 'log', 'outbox', 'pending']
  const tables = [...database.objectStoreNames].filter((table) => !books.includes(table))
  const all = {
    claim: async (at) => (await platform.claimWriting(`probe-${at}`, () => undefined)).release(),
    keys: () => safety.keys.find(schoolId),
    'journal opened': () => platform.journals.open(schoolId),
    async 'store counted'() {
      const transaction = database.transaction([...tables, 'meta'])
      await Promise.all([
        answer(transaction.objectStore('meta').get('device')),
        answer(transaction.objectStore('changeSets').index('stamp').openCursor(null, 'prev')),
        ...tables.map((table) => answer(transaction.objectStore(table).count())),
      ])
    },
  }
  const found = Object.fromEntries(Object.keys(all).map((step) => [step, []]))
  for (let at = 0; at < times; at += 1) {
    for (const [step, work] of Object.entries(all)) {
      const from = performance.now()
      await work(at)
      found[step].push(performance.now() - from)
    }
  }
  database.close()
  return found
}

/** Runs in the page: how long copies take, and the longest gap between two frames of it meanwhile. */
async function timeCopies(count) {
  const { snapshots } = globalThis.faultTools.services().safety
  // The copy that a start makes by itself comes first.
  await new Promise((done) => setTimeout(done, 8000))
  let last = performance.now()
  let still = 0
  let running = true
  const look = () => {
    const now = performance.now()
    still = Math.max(still, now - last)
    last = now
    if (running) setTimeout(look, 4)
  }
  look()
  const times = []
  for (let at = 0; at < count; at += 1) {
    const from = performance.now()
    const result = await snapshots.make('ordinary')
    if (result.ok) times.push(performance.now() - from)
    // Two copies of one second would have one name.
    await new Promise((done) => setTimeout(done, 1100))
  }
  running = false
  return { times, still }
}

/** Runs in the main process: opens the journal's file as for the first time and looks through it, as the start does. */
function timeLook({ app }, times) {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
  const { readdirSync } = process.getBuiltinModule('node:fs')
  const { join } = process.getBuiltinModule('node:path')
  const folder = join(app.getPath('userData'), 'journal')
  const path = join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.journal')),
  )
  return Array.from({ length: times }, () => {
    const from = performance.now()
    const file = new DatabaseSync(path, { readOnly: true })
    const { quick_check: found } = file.prepare('PRAGMA quick_check(1)').get()
    file.close()
    if (found !== 'ok') throw new Error('the journal is damaged')
    return performance.now() - from
  })
}

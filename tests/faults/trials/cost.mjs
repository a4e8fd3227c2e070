import { open } from '../desktop.mjs'
import { handSets } from '../records.mjs'
import { copyOf } from '../trial.mjs'

/** A commit with its journal may take this many times as long as the bare commit; main's own part of the journal counts. */
const MOST = 2
const SAVES = 120

/** What the second copy costs a save: the same saves are timed inside the page and inside the main process. */
export async function* cost({ small }) {
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
  yield {
    suite: 'cost',
    name: `commit with the journal ÷ without: ${ratio.toFixed(2)}, with the stand-in’s bridge ${(bridged / bare).toFixed(2)}`,
    saw: `bare ${bare.toFixed(1)} ms, appended in main ${inMain.toFixed(2)} ms, whole with bridge ${bridged.toFixed(1)} ms`,
    startMs: [],
    misses,
  }
  await session.kill()
  await drop()
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

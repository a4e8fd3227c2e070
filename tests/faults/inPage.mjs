// What runs in the page. Saves go through the very function that every screen calls, so that "acknowledged" is what turns
// the status to «Сохранено»; it only spares the typing.

/** Runs in the page: puts the two tools beside the program. */
export function installTools() {
  const services = () => {
    const { provides } = document.querySelector('#app').__vue_app__._context
    const key = Object.getOwnPropertySymbols(provides).find(({ description }) => description === 'services')
    return provides[key]
  }
  let known = null
  services()
    .safety.watch()
    .subscribe(
      (state) => (known = state),
      () => undefined,
    )
  const protection = () => known
  globalThis.faultTools = {
    services,
    /** Saves sets one after another; tells of each before and after. Ends at the `most`-th refusal. */
    async write({ sets, most, kind }) {
      let refused = 0
      for (const [at, edits] of sets.entries()) {
        await globalThis.faultReport?.('asked', at)
        const set = await services().save({ name: 'Проверка', edits }, { quiet: true, kind })
        // A save without its second copy is told as «Без копии», not as «Сохранено».
        const told = set === null ? 'refused' : protection()?.journal === 'behind' ? 'uncopied' : 'saved'
        await globalThis.faultReport?.(told, at)
        if (set === null && (refused += 1) >= most) return
      }
    },
    async readAll(tables) {
      const register = services().register()
      const picture = {}
      for (const table of tables) {
        picture[table] = Object.fromEntries((await register.read(table)).map((row) => [row.id, row]))
      }
      return picture
    },
  }
}

/** Runs in the page: every kind of record there is, as the store itself names them. */
export async function tableNames() {
  const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('pereklichka-school-'))
  const database = await new Promise((done, fail) => {
    const request = indexedDB.open(found.name)
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
  const services = globalThis.faultTools.services()
  const known = []
  for (const name of database.objectStoreNames) {
    try {
      if ((await services.register().read(name)).every((row) => typeof row.id === 'string')) known.push(name)
    } catch {
      // One of the store's books: log, clock, headers.
    }
  }
  database.close()
  return known
}

/** Runs in the page: from now on its clock is so many days ahead. */
export function moveClock(days) {
  const Real = Date
  const ahead = days * 24 * 3600 * 1000
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + ahead)
      else super(...given)
    }
    static now() {
      return Real.now() + ahead
    }
  }
}

/** Runs in the page: which of the known screens stands there, and what the program says about it. */
export function whatIsShown() {
  const text = document.body?.innerText ?? ''
  const has = (selector, words) =>
    [...document.querySelectorAll(selector)].some((element) => element.textContent.trim().startsWith(words))
  const notes = [...document.querySelectorAll('section[aria-label="Сообщения"] > *')].map((note) => note.innerText)
  const screen = /Данные на этом компьютере повреждены/.test(text)
    ? 'rescue'
    : has('h1', 'На диске нет места')
      ? 'no-room'
      : has('h1', 'Обзор')
        ? 'school'
        : has('button', 'Создать школу')
          ? 'start'
          : 'nothing'
  return { screen, notes, text, at: performance.now() }
}

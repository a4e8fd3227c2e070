import { ordered } from './Model.mjs'

/** Runs in the page: every record of the only school as it lies in the browser's own store, past all of the program. */
async function readTables(names) {
  const prefix = 'pereklichka-school-'
  const found = (await indexedDB.databases()).filter(({ name }) => name?.startsWith(prefix))
  if (found.length !== 1) throw new Error(`${found.length} schools instead of one`)
  const asked = (request) =>
    new Promise((done, fail) => {
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(request.error)
    })
  const database = await asked(indexedDB.open(found[0].name))
  try {
    const transaction = database.transaction(names, 'readonly')
    const rows = await Promise.all(names.map((name) => asked(transaction.objectStore(name).getAll())))
    return Object.fromEntries(names.map((name, at) => [name, rows[at]]))
  } finally {
    database.close()
  }
}

/** A record counts unless it was deleted after everything else that was written into it. */
function isThere(record) {
  if (record._erased === true) return false
  if (record._deleted !== true) return true
  const stamp = (field) => record._s[field] ?? record._s['*']
  return Object.keys(record).some(
    (field) => !['id', '_s', '_deleted'].includes(field) && stamp(field) > stamp('_deleted'),
  )
}

/**
 * The same picture as the model's, out of the database.
 * @param {import('@playwright/test').Page} page
 */
export async function readDatabase(page) {
  const names = ['staff', 'class', 'link', 'invitee', 'headCount', 'assignment', 'order']
  const tables = await page.evaluate(readTables, names)
  const alive = Object.fromEntries(names.map((name) => [name, tables[name].filter(isThere)]))
  const classes = new Map(alive.class.map((record) => [record.id, `${record.levels.join('-')}${record.litera}`]))
  const people = new Map(alive.staff.map((record) => [record.id, record.lastName]))
  const picture = { staff: {}, classes: {}, links: {}, marks: {}, counts: {}, teachers: {} }
  const put = (kind, key, value) => {
    if (key === undefined || key in picture[kind]) throw new Error(`${kind}: ${key ?? 'an orphan'} twice or unknown`)
    picture[kind][key] = value
  }
  for (const { lastName, firstName, middleName, note, category } of alive.staff) {
    put('staff', lastName, { firstName, middleName, note, category })
  }
  for (const record of alive.class) {
    put('classes', classes.get(record.id), { room: record.room, planned: record.plannedPupils })
  }
  for (const { classId, role, url, state } of alive.link) {
    put('links', url, { unit: classId === null ? null : (classes.get(classId) ?? `orphan ${classId}`), role, state })
  }
  for (const { personId, state } of alive.invitee) put('marks', people.get(personId), state)
  for (const { classId, listed, invited, joined, exceptions } of alive.headCount) {
    put('counts', classes.get(classId), { listed, invited, joined, exceptions })
  }
  const orders = new Map(alive.order.map((record) => [record.id, record.number]))
  for (const { classId, staffId, orderId, toOn } of alive.assignment) {
    const surname = people.get(staffId) ?? `orphan ${staffId}`
    if (toOn === null) put('teachers', classes.get(classId), { surname, order: orders.get(orderId) ?? null })
  }
  return ordered(picture)
}

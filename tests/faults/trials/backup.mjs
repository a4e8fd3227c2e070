import { open } from '../desktop.mjs'
import { moveClock } from '../inPage.mjs'
import { Acknowledged, handSets } from '../records.mjs'
import { copyOf, until } from '../trial.mjs'

const AGES = [1, 30, 400]
/** A hand's work since the copy: three records each. */
const NEWER_SETS = 4

/** Old snapshots restored through the screen: what was chosen is as it was, what is newer is listed and stays. */
export async function* backup({ small, trials }) {
  const all = AGES.flatMap((days) => [false, true].map((exact) => [days, exact]))
  const step = Math.max(1, Math.floor(all.length / Math.min(trials, all.length)))
  for (const [at, [days, exact]] of all.entries()) if (at % step === 0) yield await restored(small, days, exact)
}

/** @param {boolean} exact what came after the copy is marked too: the school becomes what it was */
async function restored(prepared, days, exact) {
  const { tables, yearId, base } = prepared
  const { profile, model, drop } = await copyOf(prepared, 'backup')
  const session = await open(profile)
  const { page } = session
  const misses = []
  try {
    await page.evaluate(moveClock, days)
    // Numbers that are no changes of old records: those are made below, one of each kind.
    const newer = handSets(0, NEWER_SETS * 2, yearId)
      .filter((edits) => edits.length === 3)
      .slice(0, NEWER_SETS)
    const since = [
      [{ table: 'staff', id: 'base-s1', fields: { note: 'после копии', lastName: 'Переименова' } }],
      [{ table: 'class', id: 'base-c2', fields: { room: '999' } }],
      [
        { table: 'staff', id: 'base-s5', fields: { _deleted: true } },
        { table: 'pupil', id: 'base-p7', fields: { _deleted: true } },
      ],
      ...newer,
    ]
    const { saved } = await session.save(model, since)
    if (saved !== since.length) throw new Error(`only ${saved} of ${since.length} saves went well`)
    const before = await session.readAll(tables)
    if (before.staff['base-s5'] || before.staff['base-s1'].note !== 'после копии')
      throw new Error('nothing changed since')

    await page.getByRole('navigation').getByRole('link', { name: 'Защита данных' }).press('Enter')
    await page
      .getByRole('button', { name: /^Посмотреть копию от/ })
      .last()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Сравнить с открытой школой' }).click()
    await page.getByRole('heading', { name: /^Восстановление из копии от/ }).waitFor()
    const listed = page.getByText(`Появилось после копии: ${NEWER_SETS * 3} записей`)
    if (!(await until(() => listed.isVisible()))) misses.push('what is newer than the copy is not listed')
    if (exact) await page.getByRole('button', { name: 'Отметить и то, чего нет в копии' }).click()
    const apply = page.getByRole('button', { name: /^Восстановить: / })
    const words = await apply.innerText()
    await apply.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Восстановить', exact: true }).click()
    await page.getByRole('heading', { name: 'Защита данных', level: 1 }).waitFor({ timeout: 30_000 })

    const after = await session.readAll(tables)
    const wanted = new Acknowledged(base)
    if (!exact) for (const edits of newer) wanted.take(edits)
    const { lost, torn } = wanted.compare(after)
    if (lost.length > 0) misses.push(`${lost.length} not as in the copy: ${lost[0]}`)
    if (torn.length > 0) misses.push(`${torn.length} that should not be there: ${torn[0]}`)
    if (!exact) {
      const gone = newer.flat().filter(({ table, id }) => !same(after[table][id], before[table][id]))
      if (gone.length > 0) misses.push(`newer records changed: ${gone[0].id}`)
    }
    await page.keyboard.press('Control+z')
    const undone = await until(async () => same(await session.readAll(tables), before), 10_000)
    if (!undone) misses.push('one undo does not bring back what was before the restoring')
    const name = `snapshot of ${days} days ago, ${exact ? 'whole school' : 'newer records kept'}`
    return { suite: 'backup', name, saw: words, startMs: [], misses }
  } finally {
    await session.kill()
    await drop()
  }
}

const same = (a, b) => new Acknowledged({ all: { one: { a } } }).compare({ all: { one: { a: b } } }).lost.length === 0

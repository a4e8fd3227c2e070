import { open } from '../desktop.mjs'
import { tornLog, tornStore } from '../damage.mjs'
import { Acknowledged } from '../records.mjs'
import { copyOf, judge, killedSchool, LIMITS_MS, OFFERS, sawOf, until } from '../trial.mjs'

/** What a power cut makes of the store's files: a torn log, then single files. Each is started twice. */
export async function* torn({ small, trials, timed }) {
  const killed = await killedSchool(small, 30)
  const variants = [...tornLog, ...tornStore]
  // A short run takes some of every kind.
  const step = Math.max(1, Math.floor(variants.length / Math.min(trials, variants.length)))
  for (const [at, [name, damage]] of variants.entries()) {
    if (at % step !== 0) continue
    yield await damagedStart('torn', name, killed, damage, at % 2 === 0, { timed })
  }
}

/**
 * Damages a copy, starts it twice and judges both starts; where a rescue screen stands at the end, its first offer is taken.
 * @returns {Promise<import('../trial.mjs').Row>}
 */
export async function damagedStart(suite, name, prepared, damage, inOrder, options) {
  const { profile, model, drop } = await copyOf(prepared, suite)
  const { timed, ...rest } = options
  const limits = { limitMs: timed ? LIMITS_MS.afterDamage : Infinity, ...rest }
  try {
    await damage(profile)
  } catch (error) {
    await drop()
    return { suite, name, saw: 'not damaged', startMs: [], misses: [String(error)] }
  }
  const first = await open(profile)
  const misses = await judge(first, model, prepared.tables, limits)
  const saw = [sawOf(first)]
  const startMs = [first.startMs]
  // The first session only read; yet it was the second start that found the store empty.
  await (inOrder ? first.quit() : first.kill())
  const second = await open(profile)
  misses.push(...(await judge(second, model, prepared.tables, limits)).map((miss) => `second start: ${miss}`))
  saw.push(sawOf(second))
  startMs.push(second.startMs)
  if (second.screen === 'rescue') saw.push(await takeOffer(second, prepared, model, rest.readable ?? true, misses))
  await second.kill()
  await drop()
  return { suite, name, saw: saw.join(' → '), startMs, misses }
}

/**
 * Takes what the rescue screen offers first: a school must come of it that holds nothing but what was saved; of a copy, all
 * that was copied. Where nothing can be read any more, the screen must say so and stay.
 */
async function takeOffer(session, prepared, model, readable, misses) {
  const { page } = session
  const offer = page.getByRole('button', { name: OFFERS }).first()
  if (!(await until(async () => (await offer.count()) > 0))) return 'nothing to choose from'
  const words = await offer.innerText()
  await offer.click()
  await page.getByRole('dialog').getByRole('button', { name: words, exact: true }).click()
  const school = page.getByRole('heading', { name: 'Обзор', level: 1 })
  if (!readable) {
    const told = page.getByText(/^(Файл копии повреждён|Ключа к этой копии на компьютере не осталось)/).first()
    await told.waitFor({ timeout: 30_000 }).catch(() => misses.push('nothing tells that the copy cannot be read'))
    if (await school.isVisible()) misses.push('a school out of nothing')
    return `${words}: told that it cannot be read`
  }
  await school.waitFor({ timeout: 30_000 })
  await session.equip()
  const found = await session.readAll(prepared.tables)
  const rows = Object.values(found).reduce((sum, records) => sum + Object.keys(records).length, 0)
  if (rows === 0) misses.push('the chosen school is empty')
  const foreign = model.compare(found).torn
  if (foreign.length > 0) misses.push(`the chosen school: ${foreign[0]}`)
  if (words === 'Взять копию') {
    const { lost, torn } = new Acknowledged(prepared.base).compare(found)
    if (lost.length + torn.length > 0) misses.push(`not as it was copied: ${[...lost, ...torn][0]}`)
  }
  return `${words}: ${rows} records`
}

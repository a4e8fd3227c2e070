import { open } from '../desktop.mjs'
import { tornLog, tornStore } from '../damage.mjs'
import { copyOf, judge, killedSchool, LIMITS_MS, sawOf } from '../trial.mjs'

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
  if (second.screen === 'rescue') saw.push(await takeOffer(second, model, prepared.tables, misses))
  await second.kill()
  await drop()
  return { suite, name, saw: saw.join(' → '), startMs, misses }
}

/** Takes what the rescue screen offers first: a school must come of it that holds nothing but what was saved. */
async function takeOffer(session, model, tables, misses) {
  const { page } = session
  const offer = page.getByRole('button', { name: /^(Открыть то, что|Собрать из)/ }).first()
  if ((await offer.count()) === 0) return 'nothing to choose from'
  const name = await offer.innerText()
  await offer.click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('heading', { name: 'Обзор', level: 1 }).waitFor({ timeout: 30_000 })
  await session.equip()
  const found = await session.readAll(tables)
  const rows = Object.values(found).reduce((sum, records) => sum + Object.keys(records).length, 0)
  if (rows === 0) misses.push('the chosen school is empty')
  const foreign = model.compare(found).torn
  if (foreign.length > 0) misses.push(`the chosen school: ${foreign[0]}`)
  return `${name}: ${rows} records`
}

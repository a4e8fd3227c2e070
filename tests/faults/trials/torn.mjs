import { open } from '../desktop.mjs'
import { tornLog, tornStore } from '../damage.mjs'
import { copyOf, judge, killedSchool, LIMITS_MS, sawOf } from '../trial.mjs'

/** What a power cut makes of the store's files: a torn log, then single files. Each is started twice. */
export async function* torn({ small, trials }) {
  const killed = await killedSchool(small, 30)
  const variants = [...tornLog, ...tornStore]
  // A short run takes some of every kind.
  const step = Math.max(1, Math.floor(variants.length / Math.min(trials, variants.length)))
  for (const [at, [name, damage]] of variants.entries()) {
    if (at % step !== 0) continue
    yield await damagedStart('torn', name, killed, damage, at % 2 === 0)
  }
}

/**
 * Damages a copy, starts it twice and judges both starts.
 * @returns {Promise<import('../trial.mjs').Row>}
 */
export async function damagedStart(suite, name, prepared, damage, inOrder, options = {}) {
  const { profile, model, drop } = await copyOf(prepared, suite)
  const limits = { limitMs: LIMITS_MS.afterDamage, ...options }
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
  await second.kill()
  await drop()
  return { suite, name, saw: saw.join(' → '), startMs, misses }
}

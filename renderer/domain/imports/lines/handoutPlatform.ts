import { headerKey } from '@/domain/imports/values/cells'
import { markTexts as texts } from '@/domain/imports/planTexts'
import type { Platform } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'

/** The platform that ticks are of, and what is worth a word about how it was found. */
export interface HandoutPlatform {
  platform: Platform | null
  refusal: string | null
  doubt: string | null
  note: string | null
}

/**
 * The platform that the copy names; else the only one in use. Where several are in use each row waits for the user, for a
 * tick on the wrong platform would be seen by nobody.
 */
export function handoutPlatform(facts: Facts, named: string | undefined): HandoutPlatform {
  const none: HandoutPlatform = { platform: null, refusal: null, doubt: null, note: null }
  if (named !== undefined) {
    const key = headerKey(named)
    const found = facts.platforms.filter((one) => headerKey(one.shortName) === key || headerKey(one.name) === key)
    const platform = found.find((one) => one.state === 'active') ?? found[0]
    return platform === undefined
      ? { ...none, refusal: texts.unknownPlatform(named.slice(0, 60)) }
      : { ...none, platform }
  }
  const active = facts.platforms.filter((one) => one.state === 'active')
  const used = new Set(facts.links.map((one) => one.platformId))
  const platform = active.find((one) => used.has(one.id)) ?? active[0]
  if (platform === undefined) return { ...none, refusal: texts.noPlatform }
  const name = platform.shortName || platform.name
  return active.length === 1
    ? { ...none, platform, note: texts.platformTaken(name) }
    : { ...none, platform, doubt: texts.platformGuessed(name) }
}

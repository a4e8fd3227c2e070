import type { Intention } from '@/domain/changes/types'
import type { Platform } from '@/domain/model/entities'
import { platformDefault } from '@/domain/model/platformDefaults'
import type { Facts } from '@/domain/model/plain'
import { intention, saved } from './edits'
import { texts } from './texts'

/** Creates a platform or changes its fields. */
export function savePlatform(facts: Pick<Facts, 'platforms'>, platform: Platform): Intention {
  const before = facts.platforms.find((one) => one.id === platform.id)
  const title = platform.shortName || platform.name
  return intention(before === undefined ? texts.platform.added(title) : texts.platform.changed(title), [
    saved('platform', before, platform),
  ])
}

/**
 * Brings back the shipped patterns, role titles, steps and safety lines of a platform. Its state stays as the school set
 * it. Without edits for a platform that the school added itself.
 */
export function resetPlatform(facts: Pick<Facts, 'platforms'>, platformId: string): Intention {
  const shipped = platformDefault(platformId)
  const before = facts.platforms.find((one) => one.id === platformId)
  if (shipped === undefined) return intention(texts.platform.noDefault, [])
  const record = before === undefined ? shipped : { ...shipped, state: before.state, deadlineOn: before.deadlineOn }
  return intention(texts.platform.reset(shipped.shortName), [saved('platform', before, record)])
}

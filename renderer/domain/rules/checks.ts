import type { Facts, IsoDay } from '@/domain/model/plain'
import { campaignChecks } from './campaigns'
import { checkCodes, type Check } from './check'
import { classChecks } from './classChecks'
import { handoverChecks } from './handoverChecks'
import { linkChecks } from './linkChecks'
import { inviteeChecks } from './inviteeChecks'
import { staffChecks } from './staffChecks'

export { checkCodes, type Check, type CheckCode, type CheckItem } from './check'

const severityOrder = { error: 0, warning: 1, info: 2 } as const

/** All findings of the current year as of a day, errors first; a check without items is left out. */
export function checks(facts: Facts, today: IsoDay): Check[] {
  const found = [
    ...classChecks(facts, today),
    ...linkChecks(facts, today),
    ...staffChecks(facts),
    ...inviteeChecks(facts, today),
    ...campaignChecks(facts, today),
    ...handoverChecks(facts, today),
  ]
  return found
    .filter((check) => check.items.length > 0)
    .sort(
      (a, b) =>
        severityOrder[a.severity] - severityOrder[b.severity] ||
        checkCodes.indexOf(a.code) - checkCodes.indexOf(b.code),
    )
}

import type { InviteeRole, Organisation } from '@/domain/model/entities'
import { titleOf } from '@/domain/rules/states'
import type { DocumentFacts } from './documentFacts'
import { documentTexts } from './texts'

/** What the platform calls the role, «Педагог»; our own word where its record has none. */
export function roleTitle(known: DocumentFacts, role: InviteeRole): string {
  return known.platform?.roleTitles[role] || titleOf.inviteeRole[role]
}

/** The platform's lines about codes, money and strangers, the weightiest first; never none. */
export function safetyLines({ platform }: DocumentFacts): readonly string[] {
  return platform && platform.safetyLines.length > 0 ? platform.safetyLines : documentTexts.sheet.defaultSafety
}

/** The school as people call it; empty when it has no name yet. */
export function schoolName({ shortName, fullName }: Organisation): string {
  return shortName || fullName
}

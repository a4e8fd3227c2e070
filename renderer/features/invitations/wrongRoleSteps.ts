import type { Invitee, SheetRun } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'

/** What of the way out of a wrong role is done, as the register knows it; no step is stored anywhere. */
export interface WrongRoleSteps {
  removed: boolean
  invited: boolean
  /** A sheet with the link of the new invitation left the program on its day or later, with the name or for the whole unit. */
  printed: boolean
}

const again: ReadonlySet<Invitee['state']> = new Set(['invited', 'reminded', 'requested', 'joined', 'confirmed'])

export function wrongRoleSteps(facts: Pick<Facts, 'sheetRuns'>, invitee: Invitee): WrongRoleSteps {
  const invited = again.has(invitee.state)
  return {
    removed: invitee.state !== 'wrongRole',
    invited,
    printed: invited && facts.sheetRuns.some((run) => carries(run, invitee)),
  }
}

/** A class teacher's handout is nobody's sheet. */
function carries(run: SheetRun, { linkId, personId, invitedOn }: Invitee): boolean {
  if (run.document === 'handout' || linkId === null || invitedOn === null || run.madeOn < invitedOn) return false
  return run.sheets.some(
    (sheet) => sheet.linkId === linkId && (sheet.personIds.length === 0 || sheet.personIds.includes(personId)),
  )
}

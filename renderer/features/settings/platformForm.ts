import { inviteeRoles, type InviteeRole, type LinkPattern, type Platform } from '@/domain/model/entities'

/** What the fields of a platform hold: lists as lines of text. */
export interface PlatformForm {
  name: string
  shortName: string
  state: Platform['state']
  deadlineOn: string | null
  roleTitles: Record<InviteeRole, string>
  steps: Record<InviteeRole, string>
  safetyLines: string
  patterns: { kind: LinkPattern['kind']; host: string; pathStart: string; param: string; lengths: number[] }[]
  note: string
}

const perRole = <T>(of: (role: InviteeRole) => T) =>
  Object.fromEntries(inviteeRoles.map((role) => [role, of(role)])) as Record<InviteeRole, T>

export function platformFormOf(platform: Platform): PlatformForm {
  return {
    name: platform.name,
    shortName: platform.shortName,
    state: platform.state,
    deadlineOn: platform.deadlineOn,
    roleTitles: perRole((role) => platform.roleTitles[role]),
    steps: perRole((role) => platform.steps[role].join('\n')),
    safetyLines: platform.safetyLines.join('\n'),
    patterns: platform.patterns.map((one) => ({ ...one, lengths: [...one.lengths], param: one.param ?? '' })),
    note: platform.note,
  }
}

const MOST_LINES = 12
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_LINES)

/** The platform that the fields stand for; patterns without a host fall out. */
export function platformOf(before: Platform, form: PlatformForm): Platform {
  return {
    ...before,
    name: form.name.trim(),
    shortName: form.shortName.trim() || form.name.trim(),
    state: form.state,
    deadlineOn: form.deadlineOn,
    roleTitles: perRole((role) => form.roleTitles[role].trim()),
    steps: perRole((role) => linesOf(form.steps[role])),
    safetyLines: linesOf(form.safetyLines),
    patterns: form.patterns
      .filter((one) => one.host.trim() !== '')
      .map((one) => ({
        kind: one.kind,
        host: one.host.trim().toLowerCase(),
        pathStart: one.pathStart.trim() || '/',
        param: one.param.trim() || null,
        lengths: one.lengths,
      })),
    note: form.note.trim(),
  }
}

import type { RouteLocationRaw } from 'vue-router'
import type { CheckCode, CheckItem } from '@/domain/rules/checks'
import type { Facts } from '@/domain/model/plain'

/** The list that shows everything a finding counts; findings without a list of their own are unfolded in place. */
const lists: Partial<Record<CheckCode, RouteLocationRaw>> = {
  classWithoutTeacher: { name: 'assignments', query: { filter: 'none' } },
  teacherOnLeave: { name: 'assignments', query: { filter: 'warned' } },
  teacherWithoutPhone: { name: 'assignments', query: { filter: 'warned' } },
  stalePaper: { name: 'invitations' },
  sheetsNotHandedOver: { name: 'invitations', query: { tab: 'handover' } },
  coversNotReturned: { name: 'invitations', query: { tab: 'handover' } },
  requestsWaiting: { name: 'invitations', query: { tab: 'requests' } },
  linksExpiring: { name: 'invitations', query: { filter: 'expiring' } },
  campaignOver: { name: 'campaigns' },
  deadlineOver: { name: 'settings', query: { tab: 'platforms' } },
  deadlineNear: { name: 'settings', query: { tab: 'platforms' } },
  teacherWithoutSheet: { name: 'handouts', query: { document: 'handout' } },
  linksToAnnul: { name: 'invitations', query: { filter: 'stale' } },
  staffWithoutPhone: { name: 'staff', query: { filter: 'noPhone' } },
  dismissedInChat: { name: 'staff', query: { filter: 'leaving' } },
  classWithoutParentLink: { name: 'classes', query: { filter: 'noParentLink' } },
  classWithoutPupilLink: { name: 'classes', query: { filter: 'noPupilLink' } },
  staffRoomWithoutLink: { name: 'invitations', query: { filter: 'missing' } },
  unconfirmed: { name: 'staff', query: { filter: 'unconfirmed' } },
  wrongRole: { name: 'invitations', query: { tab: 'people', filter: 'wrong' } },
  extraAdminNotJoined: { name: 'staff', query: { filter: 'adminNotJoined' } },
  extraAdminWithoutOrder: { name: 'staff', query: { filter: 'adminNoOrder' } },
  yearOver: { name: 'settings', query: { tab: 'years' } },
}

export function listOfFinding(code: CheckCode): RouteLocationRaw | null {
  return lists[code] ?? null
}

/** Where one item of a finding is mended. */
export function routeOfItem(facts: Facts, item: CheckItem): RouteLocationRaw {
  const { table, id, sheets } = item
  if (sheets) {
    const { document, platformId: platform, classId, role } = sheets
    return { name: 'handouts', query: { document, platform, class: classId ?? 'staffRoom', role, only: 'notJoined' } }
  }
  if (table === 'campaign') return { name: 'campaigns', query: { id } }
  if (table === 'sheetRun') return { name: 'invitations' }
  if (table === 'handover') {
    const run = facts.handovers.find((one) => one.id === id)?.sheetRunId
    return { name: 'invitations', query: { tab: 'handover', run } }
  }
  if (table === 'joinRequest') return { name: 'invitations', query: { tab: 'requests' } }
  if (table === 'platform') return { name: 'invitations', query: { tab: 'people', platform: id, filter: 'notInvited' } }
  if (table === 'staff') return { name: 'staff', query: { id } }
  if (table === 'class') return { name: 'classes', query: { id } }
  if (table === 'link') return { name: 'invitations', query: { id, filter: 'all' } }
  if (table === 'assignment') {
    const classId = facts.assignments.find((one) => one.id === id)?.classId
    return { name: 'assignments', query: classId === undefined ? {} : { id: classId } }
  }
  if (table === 'invitee') {
    const invitee = facts.invitees.find((one) => one.id === id)
    const place = { tab: 'people', platform: invitee?.platformId, class: invitee?.classId ?? 'staffRoom' }
    return { name: 'invitations', query: invitee?.state === 'wrongRole' ? { ...place, fix: id } : place }
  }
  return { name: 'settings', query: table === 'schoolYear' ? { tab: 'years' } : {} }
}

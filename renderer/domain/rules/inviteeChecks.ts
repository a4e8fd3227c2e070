import { waitingRequests } from '@/domain/matching/waitingRequests'
import type { Platform, SchoolClass } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { classTeachersOn, openClasses } from './assignments'
import { check, type Check, type CheckItem } from './check'
import { checkTexts as texts } from './checkTexts'
import { className, compareClasses } from './classNames'
import { schoolCounts } from './counts'
import { daysBetween, showDay } from './days'
import { linkExpiry } from './expiry'
import { fullName, shortName, sortedPersons, type PersonName } from './personNames'
import { counted } from './plurals'
import { stalePaper, stalePaperText, staleReason } from './stalePaper'
import { isLinkInForce, titleOf } from './states'

/** From how many days before its deadline a platform is counted down on the overview. */
const NEAR_DAYS = 30

/** Findings about the way into the chats: wrong roles, deadlines, stale paper, waiting requests, class teachers without their sheet. */
export function inviteeChecks(facts: Facts, today: IsoDay): Check[] {
  const deadlines = deadlinesOf(facts, today)
  const unit = unitNames(facts)
  return [
    check('wrongRole', 'error', inWrongRole(facts, unit)),
    check('deadlineOver', 'error', deadlines.over),
    check('deadlineNear', 'warning', deadlines.near),
    check(
      'stalePaper',
      'warning',
      stalePaper(facts, today).map((paper): CheckItem => {
        const { document, platformId, classId, role } = paper
        const id = `${platformId}|${classId ?? ''}|${role}`
        return {
          table: 'sheetRun',
          id,
          title: stalePaperText(paper),
          ...(paper.fresh ? { sheets: { document, platformId, classId, role } } : {}),
        }
      }),
    ),
    check(
      'requestsWaiting',
      'warning',
      waitingRequests(facts).map((one) => {
        const title = texts.request(one.name, unit(one.classId), showDay(one.requestedOn))
        return { table: 'joinRequest', id: one.id, title }
      }),
    ),
    check(
      'linksExpiring',
      'warning',
      facts.links.flatMap((one): CheckItem[] => {
        const expiry = linkExpiry(one, today)
        if (expiry?.kind !== 'soon') return []
        const title = texts.unit(unit(one.classId), titleOf.inviteeRolesOf[one.role])
        return [{ table: 'link', id: one.id, title: texts.withReason(title, expiry.title.toLowerCase()) }]
      }),
    ),
    check('teacherWithoutSheet', 'info', withoutSheet(facts, today)),
  ]
}

function unitNames(facts: Facts): (classId: string | null) => string {
  const classes = new Map(facts.classes.map((one) => [one.id, one]))
  return (classId) => {
    if (classId === null) return facts.organisation.staffRoomName || texts.staffRoom
    const found = classes.get(classId)
    return found ? className(found, facts.organisation.classFormat) : texts.noClass
  }
}

/** Who is to be removed and invited again (rule 8.3.3), on the platforms in use, place by place: staff, pupils, parents. */
function inWrongRole(facts: Facts, unit: (classId: string | null) => string): CheckItem[] {
  const platforms = new Map(facts.platforms.filter((one) => one.state === 'active').map((one) => [one.id, one]))
  const wrong = Map.groupBy(
    facts.invitees.filter((one) => one.state === 'wrongRole'),
    (one) => one.personId,
  )
  const people = [facts.staff, facts.pupils, facts.parents].flatMap((list: readonly (PersonName & { id: string })[]) =>
    sortedPersons(list.filter((one) => wrong.has(one.id))),
  )
  return people.flatMap((person) =>
    (wrong.get(person.id) ?? []).flatMap((one): CheckItem[] => {
      const platform = platforms.get(one.platformId)
      if (platform === undefined) return []
      const place = texts.place(unit(one.classId), platform.shortName)
      return [{ table: 'invitee', id: one.id, title: texts.withReason(fullName(person), place) }]
    }),
  )
}

/** Active platforms with a day by which everybody is to be in, while somebody is not. */
function deadlinesOf(facts: Facts, today: IsoDay): { over: CheckItem[]; near: CheckItem[] } {
  const over: CheckItem[] = []
  const near: CheckItem[] = []
  for (const platform of facts.platforms) {
    if (platform.state !== 'active' || platform.deadlineOn === null) continue
    const days = daysBetween(today, platform.deadlineOn)
    if (days > NEAR_DAYS) continue
    const rest = restOf(facts, platform, today)
    if (rest === 0) continue
    const people = counted(rest, ...texts.people)
    const [name, day] = [platform.shortName, showDay(platform.deadlineOn)]
    const title =
      days < 0
        ? texts.deadlinePassed(name, day, people)
        : days === 0
          ? texts.deadlineToday(name, people)
          : texts.deadlineIn(name, day, counted(days, ...texts.days), people)
    ;(days < 0 ? over : near).push({ table: 'platform', id: platform.id, title })
  }
  return { over, near }
}

function restOf(facts: Facts, platform: Platform, today: IsoDay): number {
  const { staffRoom, total } = schoolCounts(facts, platform.id, today)
  return staffRoom.teacher.rest + staffRoom.staff.rest + total.pupil.rest + total.parent.rest
}

/** Classes whose class teacher got no handout with the links that are good today, platform by platform. */
function withoutSheet(facts: Facts, today: IsoDay): CheckItem[] {
  const links = new Map(facts.links.map((one) => [one.id, one]))
  const made = new Set(
    facts.sheetRuns
      .filter((run) => run.document === 'handout')
      .flatMap((run) =>
        run.sheets
          .filter((sheet) => staleReason(links.get(sheet.linkId), sheet.version, today) === null)
          .map((sheet) => sheet.linkId),
      ),
  )
  const active = new Set(facts.platforms.filter((one) => one.state === 'active').map((one) => one.id))
  const open = new Set<string>()
  for (const link of facts.links) {
    const wanted = link.classId !== null && (link.role === 'pupil' || link.role === 'parent')
    if (!wanted || !isLinkInForce(link.state) || !active.has(link.platformId) || made.has(link.id)) continue
    if (staleReason(link, link.version, today) === null) open.add(link.classId ?? '')
  }
  const staff = new Map(facts.staff.map((one) => [one.id, one]))
  const item = (one: SchoolClass): CheckItem[] => {
    const teacher = staff.get(classTeachersOn(facts, one.id, today)[0]?.staffId ?? '')
    if (!teacher || !open.has(one.id)) return []
    const title = `${className(one, facts.organisation.classFormat)}, ${shortName(teacher)}`
    return [{ table: 'class', id: one.id, title }]
  }
  return openClasses(facts, facts.organisation.currentYearId).sort(compareClasses).flatMap(item)
}

import type { Assignment, SchoolClass, Staff } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { className } from '@/domain/rules/classNames'
import { showDay } from '@/domain/rules/days'
import type { ExportChoice } from '@/domain/exports/exportChoice'
import type { LeftOut } from '@/domain/exports/LeftOut'
import { selectRecords } from '@/domain/exports/selectRecords'
import { exportTexts } from '@/domain/exports/texts'
import { teachingDay, yearTitle } from '@/domain/exports/years'
import { typedText, type CsvTable } from './CsvTable'
import { manifestFiles, rosterTable, type RosterRecord } from './rosterFields'
import { roleOfParent, rolesOfStaff, rosterUser, type RosterRole } from './rosterUsers'

const texts = exportTexts.oneRoster

export interface RosterExport {
  /** File name without extension. */
  fileName: string
  /** Lists that have records, and the manifest. Empty when there is nobody and no class. */
  tables: CsvTable[]
  counts: { staff: number; classes: number; pupils: number; parents: number }
  leftOut: LeftOut
}

/**
 * The register as OneRoster 1.2 CSV, a bulk delivery (peers.md 5.1). Ids are those of the register, so a second delivery
 * meets the first one; the school goes by its ОГРН or ИНН, which outlive the copy of the register on one PC.
 * A class is a `homeroom` of the one course «Класс». Class teachers are those who lead on the day or will: most receivers
 * do not look at the days of an enrollment, and would keep the former one.
 * @param choice already as the form takes it (`choiceFor`)
 * @param schoolId stands for the school where neither number is known
 */
export function oneRosterExport(facts: Facts, choice: ExportChoice, today: IsoDay, schoolId: string): RosterExport {
  const selected = selectRecords(facts, choice)
  const orgId = selected.organisation.ogrn || selected.organisation.inn || schoolId
  const roster = new Roster(selected, orgId, today)
  const tables = roster.tables()
  const school = facts.organisation.shortName || texts.school
  return {
    fileName: texts.fileName(school, yearTitle(facts, choice.yearId), showDay(today)).replaceAll('/', '-'),
    tables: tables.length === 0 ? [] : [manifest(tables), ...tables],
    counts: roster.counts(),
    leftOut: roster.leftOut,
  }
}

class Roster {
  readonly leftOut: LeftOut = {}
  private readonly facts: Facts
  private readonly orgId: string
  private readonly staff: Staff[]
  private readonly classes: SchoolClass[]
  private readonly pupils: Facts['pupils']
  private readonly parents: Facts['parents']
  private readonly assignments: Assignment[]

  constructor(facts: Facts, orgId: string, today: IsoDay) {
    this.facts = facts
    this.orgId = orgId
    this.classes = facts.classes
    const working = facts.staff.filter((one) => one.state !== 'dismissed')
    this.note('dismissed', facts.staff.length - working.length)
    this.staff = working.filter(hasName)
    const enrolled = facts.pupils.filter((one) => one.state === 'enrolled')
    this.note('leftPupils', facts.pupils.length - enrolled.length)
    this.pupils = enrolled.filter(hasName)
    const pupilIds = new Set(this.pupils.map((one) => one.id))
    const parents = facts.parents.filter((one) => one.pupilIds.some((id) => pupilIds.has(id)))
    this.parents = parents.filter(hasName)
    const nameless = [working, enrolled, parents].flat().filter((one) => !hasName(one)).length
    this.note('noName', nameless)
    const staffIds = new Set(this.staff.map((one) => one.id))
    const yearOf = new Map(this.classes.map((one) => [one.id, one.yearId]))
    const days = new Map(facts.schoolYears.map((one) => [one.id, teachingDay(facts, one.id, today)]))
    const ofStaff = facts.assignments.filter((one) => staffIds.has(one.staffId))
    this.assignments = ofStaff.filter(
      (one) => one.toOn === null || one.toOn >= (days.get(yearOf.get(one.classId) ?? '') ?? today),
    )
    this.note('pastAssignments', ofStaff.length - this.assignments.length)
  }

  counts(): RosterExport['counts'] {
    const { staff, classes, pupils, parents } = this
    return { staff: staff.length, classes: classes.length, pupils: pupils.length, parents: parents.length }
  }

  tables(): CsvTable[] {
    if (this.staff.length + this.classes.length === 0) return []
    const { users, roles } = this.people()
    return [
      rosterTable('academicSessions', this.sessions()),
      rosterTable(
        'classes',
        this.classes.map((one) => this.homeroom(one)),
      ),
      rosterTable('courses', this.classes.length === 0 ? [] : [this.course()]),
      rosterTable('enrollments', this.enrollments()),
      rosterTable('orgs', [this.org()]),
      rosterTable('roles', roles),
      rosterTable('users', users),
    ].filter((table) => table.rows.length > 0)
  }

  private note(reason: keyof LeftOut, count: number): void {
    if (count > 0) this.leftOut[reason] = count
  }

  private org(): RosterRecord {
    const { fullName, shortName, ogrn, inn } = this.facts.organisation
    return {
      sourcedId: this.orgId,
      name: typedText(fullName || shortName || texts.school),
      type: 'school',
      identifier: ogrn || inn,
    }
  }

  private sessions(): RosterRecord[] {
    return this.facts.schoolYears.map((one) => ({
      sourcedId: this.sessionId(one.id),
      title: typedText(one.title),
      type: 'schoolYear',
      startDate: one.startsOn,
      endDate: one.endsOn,
      schoolYear: one.endsOn.slice(0, 4),
    }))
  }

  /** Years have the same ids in every register; a receiver may serve many schools. */
  private sessionId(yearId: string): string {
    return `${this.orgId}-${yearId}`
  }

  private course(): RosterRecord {
    return { sourcedId: `${this.orgId}-homeroom`, title: texts.course, orgSourcedId: this.orgId }
  }

  private homeroom(one: SchoolClass): RosterRecord {
    return {
      sourcedId: one.id,
      title: typedText(className(one, this.facts.organisation.classFormat)),
      grades: gradesOf(one),
      courseSourcedId: `${this.orgId}-homeroom`,
      classCode: typedText(className(one, 'plain')),
      classType: 'homeroom',
      location: typedText(one.room),
      schoolSourcedId: this.orgId,
      termSourcedIds: this.sessionId(one.yearId),
    }
  }

  private enrollments(): RosterRecord[] {
    const teachers = this.assignments.map((one) => ({
      sourcedId: one.id,
      classSourcedId: one.classId,
      schoolSourcedId: this.orgId,
      userSourcedId: one.staffId,
      role: 'teacher',
      primary: String(one.kind === 'main'),
      beginDate: one.fromOn,
      endDate: one.toOn ?? '',
    }))
    const pupils = this.pupils.map((one) => ({
      sourcedId: `${one.id}-${one.classId}`,
      classSourcedId: one.classId,
      schoolSourcedId: this.orgId,
      userSourcedId: one.id,
      role: 'student',
      primary: 'false',
    }))
    return [...teachers, ...pupils]
  }

  private people(): { users: RosterRecord[]; roles: RosterRecord[] } {
    const { orgId } = this
    const leading = new Set(this.assignments.map((one) => one.staffId))
    const classById = new Map(this.classes.map((one) => [one.id, one]))
    const agents = new Map<string, string[]>()
    for (const parent of this.parents)
      for (const id of parent.pupilIds) agents.set(id, [...(agents.get(id) ?? []), parent.id])
    const pupilIds = new Set(this.pupils.map((one) => one.id))
    const users = [
      ...this.staff.map((one) => rosterUser(one, { orgId, email: one.email })),
      ...this.pupils.map((one) =>
        rosterUser(one, { orgId, agents: agents.get(one.id) ?? [], grades: gradesOf(classById.get(one.classId)) }),
      ),
      ...this.parents.map((one) => rosterUser(one, { orgId, agents: one.pupilIds.filter((id) => pupilIds.has(id)) })),
    ]
    const roles = [
      ...this.staff.flatMap((one) => this.rolesOf(one.id, rolesOfStaff(one, leading.has(one.id)))),
      ...this.pupils.flatMap((one) => this.rolesOf(one.id, ['student'])),
      ...this.parents.flatMap((one) => this.rolesOf(one.id, [roleOfParent[one.kind]])),
    ]
    return { users, roles }
  }

  private rolesOf(userId: string, roles: readonly RosterRole[]): RosterRecord[] {
    return roles.map((role, at) => ({
      sourcedId: `${userId}-${role}`,
      userSourcedId: userId,
      roleType: at === 0 ? 'primary' : 'secondary',
      role,
      orgSourcedId: this.orgId,
    }))
  }
}

/** Both names are required of a user; who has but one cannot go along. */
function hasName(one: { lastName: string; firstName: string }): boolean {
  return one.lastName.trim() !== '' && one.firstName.trim() !== ''
}

/** Levels in the codes that receivers know (CEDS): «05», «KG» for a preparatory group; of a класс-комплект all. */
function gradesOf(one: SchoolClass | undefined): string {
  const levels = [...(one?.levels ?? [])].sort((a, b) => a - b)
  return levels.map((level) => (level === 0 ? 'KG' : String(level).padStart(2, '0'))).join(',')
}

function manifest(tables: readonly CsvTable[]): CsvTable {
  const present = new Set(tables.map((one) => one.name))
  return {
    name: 'manifest',
    header: ['propertyName', 'value'],
    rows: [
      ['manifest.version', '1.0'],
      ['oneroster.version', '1.2'],
      ...manifestFiles.map((name) => [`file.${name}`, present.has(name) ? 'bulk' : 'absent']),
      ['source.systemName', texts.system],
      ['source.systemCode', ''],
    ],
  }
}

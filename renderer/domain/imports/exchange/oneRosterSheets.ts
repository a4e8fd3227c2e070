import { parseClassName } from '@/domain/rules/classNames'
import { exchangeTexts as texts } from '@/domain/imports/planTexts'
import { attributesOf, recordsOf, rowsOf, type ListRecord } from './records'
import type { PlainSheet } from './PlainSheet'
import type { SheetKind } from '@/domain/imports/fields'
import type { GridFile, GridSheet } from '@/domain/imports/grid'
import type { SkippedRow } from '@/domain/imports/plan'

const { columns } = texts

type ListName = 'users' | 'classes' | 'enrollments' | 'roles' | 'orgs' | 'courses' | 'academicSessions'
type Lists = Partial<Record<ListName, GridSheet>>

/** OneRoster 1.1 and 1.2: the lists of one archive or folder. */
export function rosterSheets(file: GridFile): PlainSheet[] {
  const lists: Lists = {}
  for (const sheet of file.sheets) {
    const name = listOf(sheet, sheet.name)
    if (name !== null) lists[name] ??= sheet
  }
  const roster = new Roster(lists)
  return [...roster.people(), ...roster.classes()]
}

/**
 * The same lists as loose CSV files picked together: each file keeps what comes from it. Empty when there are none, so
 * that a «users.csv» of some other system stays an ordinary table.
 */
export function looseRoster(files: readonly GridFile[]): Map<GridFile, PlainSheet[]> {
  const found = new Map<GridFile, ListName>()
  const lists: Lists = {}
  for (const file of files) {
    const [sheet] = file.sheets
    const isLoose = file.sheets.length === 1 && (file.format === 'text' || file.format === 'oneRoster')
    const name = isLoose && sheet !== undefined ? listOf(sheet, file.fileName) : null
    if (name === null || sheet === undefined || lists[name] !== undefined) continue
    found.set(file, name)
    lists[name] = sheet
  }
  const result = new Map<GridFile, PlainSheet[]>()
  const useful = lists.users !== undefined || lists.classes !== undefined
  const roster = new Roster(lists)
  for (const [file, name] of found) {
    const own = name === 'users' ? roster.people() : name === 'classes' ? roster.classes() : []
    result.set(file, own.length > 0 ? own : [aside(file.fileName, useful ? texts.partOf : texts.alone)])
  }
  return result
}

/** Which list the attributes make it; the name decides between those that look alike. */
function listOf(sheet: GridSheet, name: string): ListName | null {
  const has = attributesOf(sheet)
  if (!has.has('sourcedid')) return null
  if (has.has('givenname') && has.has('familyname')) return 'users'
  if ((has.has('usersourcedid') || has.has('userid')) && (has.has('classsourcedid') || has.has('classid')))
    return 'enrollments'
  if (has.has('usersourcedid') && has.has('role')) return 'roles'
  if (has.has('classtype') || (has.has('classcode') && has.has('title'))) return 'classes'
  if (has.has('startdate') && has.has('enddate')) return 'academicSessions'
  if (has.has('coursecode')) return 'courses'
  return has.has('type') && has.has('name') && /org|school/i.test(name) ? 'orgs' : null
}

const staffPositions: Record<string, string> = {
  teacher: texts.teacher,
  principal: 'директор',
  aide: 'помощник учителя',
  administrator: 'администратор',
  siteadministrator: 'администратор',
  counselor: 'педагог-психолог',
}
const guardians = new Set(['guardian', 'parent', 'relative'])

class Roster {
  private readonly lists: Lists
  private readonly users: ListRecord[]
  private readonly rolesOf = new Map<string, string[]>()
  private readonly userOf = new Map<string, ListRecord>()
  private readonly classOf = new Map<string, ListRecord>()
  /** Names of the class teachers by class, texts of the class by pupil. */
  private readonly teacherOf = new Map<string, string>()
  private readonly classTextOf = new Map<string, string>()

  constructor(lists: Lists) {
    this.lists = lists
    this.users = recordsOf(lists.users)
    for (const role of recordsOf(lists.roles)) {
      if (isDeleted(role)) continue
      const user = role.get('userSourcedId')
      this.rolesOf.set(user, [...(this.rolesOf.get(user) ?? []), role.get('role').toLowerCase()])
    }
    for (const user of this.users) for (const id of idsOf(user, 'userId')) this.userOf.set(id, user)
    for (const one of recordsOf(lists.classes)) for (const id of idsOf(one, 'classId')) this.classOf.set(id, one)
    this.enroll()
  }

  people(): PlainSheet[] {
    const staff: { row: number; cells: string[] }[] = []
    const pupils: { row: number; cells: string[] }[] = []
    const skipped: SkippedRow[] = []
    for (const user of this.users) {
      const roles = this.roles(user)
      const position = roles.map((role) => staffPositions[role]).find((one) => one !== undefined)
      if (isDeleted(user)) skipped.push({ row: user.row, reason: texts.deleted })
      else if (position !== undefined)
        staff.push({ row: user.row, cells: [...nameParts(user), position, ...contacts(user)] })
      else if (roles.includes('student')) pupils.push({ row: user.row, cells: this.pupilCells(user) })
      else {
        const [role = ''] = roles
        skipped.push({ row: user.row, reason: guardians.has(role) ? texts.guardian : texts.otherRole(role) })
      }
    }
    const name = [columns.lastName, columns.firstName, columns.middleName]
    const staffHeader = [...name, columns.position, columns.email, columns.phone]
    const pupilHeader = [...name, columns.className, columns.email, columns.phone, columns.parentName]
    const sheets = [
      ...(staff.length > 0 ? [plain(texts.staffSheet, 'staff', rowsOf(staffHeader, staff), [])] : []),
      ...(pupils.length > 0 ? [plain(texts.pupilSheet, 'pupils', rowsOf(pupilHeader, pupils), [])] : []),
    ]
    const [first] = sheets
    if (first?.known !== undefined) first.known.skipped = skipped
    return sheets
  }

  classes(): PlainSheet[] {
    const kept: { row: number; cells: string[] }[] = []
    const skipped: SkippedRow[] = []
    for (const one of recordsOf(this.lists.classes)) {
      if (isDeleted(one)) skipped.push({ row: one.row, reason: texts.deleted })
      else if (!isHomeroom(one)) skipped.push({ row: one.row, reason: texts.notHomeroom })
      else
        kept.push({
          row: one.row,
          cells: [classTitle(one), this.teacherOf.get(idsOf(one, 'classId')[0] ?? '') ?? '', one.get('location')],
        })
    }
    if (kept.length === 0 && skipped.length === 0) return []
    const header = [columns.className, columns.classTeacher, columns.room]
    const sheet = plain(texts.classSheet, 'classes', rowsOf(header, kept), skipped)
    if (kept.length === 0 && sheet.known !== undefined)
      sheet.known = { kind: 'none', reason: { code: 'noHomerooms', text: texts.noHomerooms }, skipped }
    return [sheet]
  }

  /** Who leads which class, and which class each pupil is in. */
  private enroll(): void {
    for (const one of recordsOf(this.lists.enrollments)) {
      const user = this.userOf.get(one.get('userSourcedId', 'userId'))
      const group = this.classOf.get(one.get('classSourcedId', 'classId'))
      if (user === undefined || group === undefined || isDeleted(one) || isDeleted(group) || !isHomeroom(group))
        continue
      const role = one.get('role').toLowerCase() || (this.roles(user)[0] ?? '')
      const classId = idsOf(group, 'classId')[0] ?? ''
      if (role === 'student') this.classTextOf.set(idsOf(user, 'userId')[0] ?? '', classTitle(group))
      else if (role === 'teacher' && (/^(?:true|1)$/i.test(one.get('primary')) || !this.teacherOf.has(classId)))
        this.teacherOf.set(classId, nameParts(user).join(' ').trim())
    }
  }

  private roles(user: ListRecord): string[] {
    const own = user.get('role', 'roles').toLowerCase().split(',')
    const listed = idsOf(user, 'userId').flatMap((id) => this.rolesOf.get(id) ?? [])
    return [...listed, ...own.map((role) => role.trim())].filter((role) => role !== '')
  }

  private pupilCells(user: ListRecord): string[] {
    const agents = user
      .get('agentSourcedIds', 'agents')
      .split(',')
      .flatMap((id) => this.userOf.get(id.trim()) ?? [])
    const parents = agents
      .filter((one) => !isDeleted(one) && this.roles(one).some((role) => guardians.has(role)))
      .map((one) => [nameParts(one).join(' ').trim(), one.get('phone', 'sms')].filter((text) => text !== '').join(', '))
    const className = this.classTextOf.get(idsOf(user, 'userId')[0] ?? '') ?? ''
    return [...nameParts(user), className, ...contacts(user), parents.join('; ')]
  }
}

function plain(name: string, kind: SheetKind, rows: PlainSheet['rows'], skipped: SkippedRow[]): PlainSheet {
  const reason = { code: 'oneRoster', text: texts.oneRoster }
  return { name, hidden: false, rows, hiddenRows: [], merges: [], known: { kind, reason, skipped } }
}

function aside(name: string, text: string): PlainSheet {
  return {
    name,
    hidden: false,
    rows: [],
    hiddenRows: [],
    merges: [],
    known: { kind: 'none', reason: { code: 'partOfRoster', text }, skipped: [] },
  }
}

function idsOf(record: ListRecord, own: string): string[] {
  return [record.get('sourcedId'), record.get(own)].filter((id) => id !== '')
}

function isDeleted(record: ListRecord): boolean {
  return record.get('status').toLowerCase() === 'tobedeleted'
}

/** A class by what it is called in a Russian school; a subject group of a timetable is none. */
function isHomeroom(record: ListRecord): boolean {
  const type = record.get('classType').toLowerCase()
  return type === 'homeroom' || parseClassName(classTitle(record)).ok
}

function classTitle(record: ListRecord): string {
  const title = record.get('title', 'classCode')
  const code = record.get('classCode')
  return !parseClassName(title).ok && parseClassName(code).ok ? code : title
}

function nameParts(user: ListRecord): string[] {
  return [user.get('familyName'), user.get('givenName'), user.get('middleName')]
}

function contacts(user: ListRecord): string[] {
  return [user.get('email'), user.get('phone', 'sms')]
}

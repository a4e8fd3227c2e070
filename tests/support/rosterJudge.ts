import { strFromU8, unzipSync } from 'fflate'

/** A record of a list by its fields. */
export type RosterRow = Readonly<Record<string, string>>

export interface JudgedRoster {
  /** Every breach of the binding, one sentence each. */
  breaches: string[]
  lists: Readonly<Record<string, RosterRow[]>>
  manifest: Readonly<Record<string, string>>
}

/**
 * OneRoster 1.2 CSV as its binding describes it, written down apart from the program: fields in their order, `!` behind
 * those that must have a value, `>` and the list to which an id must lead, `|` between the words that are allowed.
 */
const binding: Readonly<Record<string, string>> = {
  academicSessions:
    'sourcedId! status dateLastModified title! type!=gradingPeriod|semester|schoolYear|term startDate!day endDate!day parentSourcedId>academicSessions schoolYear!year',
  classes:
    'sourcedId! status dateLastModified title! grades courseSourcedId!>courses classCode classType!=homeroom|scheduled location schoolSourcedId!>orgs termSourcedIds!>academicSessions subjects subjectCodes periods',
  courses:
    'sourcedId! status dateLastModified schoolYearSourcedId>academicSessions title! courseCode grades orgSourcedId!>orgs subjects subjectCodes',
  enrollments:
    'sourcedId! status dateLastModified classSourcedId!>classes schoolSourcedId!>orgs userSourcedId!>users role!=administrator|proctor|student|teacher primary=true|false beginDate,day endDate,day',
  orgs: 'sourcedId! status dateLastModified name! type!=department|school|district|local|state|national identifier parentSourcedId>orgs',
  roles:
    'sourcedId! status dateLastModified userSourcedId!>users roleType!=primary|secondary role!=aide|counselor|districtAdministrator|guardian|parent|principal|proctor|relative|siteAdministrator|student|systemAdministrator|teacher beginDate,day endDate,day orgSourcedId!>orgs userProfileSourcedId',
  users:
    'sourcedId! status dateLastModified enabledUser!=true|false username! userIds givenName! familyName! middleName identifier email sms phone agentSourcedIds>users grades password userMasterIdentifier resourceSourcedIds preferredGivenName preferredMiddleName preferredFamilyName primaryOrgSourcedId>orgs pronouns',
}

const spoken =
  'academicSessions categories classes classResources courses courseResources demographics enrollments lineItemLearningObjectiveIds lineItems lineItemScoreScales orgs resources resultLearningObjectiveIds results resultScoreScales roles scoreScales userProfiles userResources users'.split(
    ' ',
  )

/** Reads a delivery as a receiver would and says what is wrong with it. */
export function judgeRoster(archive: Uint8Array): JudgedRoster {
  const breaches: string[] = []
  const files = unzipSync(archive)
  const tables: Record<string, string[][]> = {}
  for (const [name, bytes] of Object.entries(files)) {
    if (!/^[A-Za-z]+\.csv$/u.test(name)) breaches.push(`${name}: not a list`)
    if (bytes[0] === 0xef && bytes[1] === 0xbb) breaches.push(`${name}: a byte order mark`)
    tables[name.replace('.csv', '')] = csvRows(strFromU8(bytes), name, breaches)
  }
  const manifest = Object.fromEntries((tables['manifest'] ?? []).slice(1).map(([key = '', value = '']) => [key, value]))
  if (manifest['manifest.version'] !== '1.0' || manifest['oneroster.version'] !== '1.2') breaches.push('versions')
  for (const name of spoken) {
    const says = manifest[`file.${name}`]
    if (says !== (tables[name] === undefined ? 'absent' : 'bulk')) breaches.push(`manifest: ${name} is ${String(says)}`)
  }
  const lists = Object.fromEntries(
    Object.entries(tables)
      .filter(([name]) => name !== 'manifest')
      .map(([name, rows]) => [name, recordsOf(name, rows, breaches)]),
  )
  for (const [name, records] of Object.entries(lists)) judgeList(name, records, lists, breaches)
  return { breaches, lists, manifest }
}

function recordsOf(name: string, [header = [], ...rows]: string[][], breaches: string[]): RosterRow[] {
  const fields = (binding[name] ?? '').split(' ').map((field) => /^\w+/u.exec(field)?.[0] ?? '')
  if (header.join() !== fields.join()) breaches.push(`${name}: header ${header.join()}`)
  if (rows.length === 0) breaches.push(`${name}: no records`)
  return rows.map((cells, at) => {
    if (cells.length !== header.length) breaches.push(`${name} ${String(at)}: ${String(cells.length)} cells`)
    return Object.fromEntries(header.map((field, column) => [field, cells[column] ?? '']))
  })
}

function judgeList(
  name: string,
  records: RosterRow[],
  lists: Readonly<Record<string, RosterRow[]>>,
  breaches: string[],
): void {
  const ids = records.map((record) => record['sourcedId'])
  if (new Set(ids).size !== ids.length) breaches.push(`${name}: an id twice`)
  const known = new Map(
    Object.entries(lists).map(([list, rows]) => [list, new Set(rows.map((row) => row['sourcedId']))] as const),
  )
  for (const rule of (binding[name] ?? '').split(' ')) {
    const field = /^\w+/u.exec(rule)?.[0] ?? ''
    const target = />(\w+)/u.exec(rule)?.[1]
    const words = /=([\w|]+)/u.exec(rule)?.[1]?.split('|')
    for (const record of records) {
      const value = record[field] ?? ''
      const where = `${name}.${field} «${value}»`
      if (/[\r\n]/u.test(value)) breaches.push(`${where}: a line break`)
      if ((field === 'status' || field === 'dateLastModified' || field === 'password') && value !== '')
        breaches.push(`${where}: must be blank`)
      if (value === '') {
        if (rule.includes('!')) breaches.push(`${where}: must have a value`)
        continue
      }
      if (words && !words.includes(value)) breaches.push(`${where}: not a word of the binding`)
      if (rule.endsWith('day') && !/^\d{4}-\d{2}-\d{2}$/u.test(value)) breaches.push(`${where}: not a day`)
      if (rule.endsWith('year') && !/^\d{4}$/u.test(value)) breaches.push(`${where}: not a year`)
      if (target !== undefined)
        for (const id of value.split(',')) if (!known.get(target)?.has(id)) breaches.push(`${where}: leads nowhere`)
    }
  }
}

/** RFC 4180 to the letter: CRLF after every record, quotes doubled inside of quotes, none in a bare cell. */
function csvRows(text: string, name: string, breaches: string[]): string[][] {
  const rows: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gu
  let row: string[] = []
  while (cell.lastIndex < text.length) {
    const from = cell.lastIndex
    const match = cell.exec(text)
    if (match?.index !== from) {
      breaches.push(`${name}: unreadable at ${String(from)}`)
      return rows
    }
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',') continue
    if (match[3] === '') breaches.push(`${name}: no line end at the end`)
    rows.push(row)
    row = []
  }
  return rows
}

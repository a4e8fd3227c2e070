import { changed, created } from '@/domain/commands/edits'
import { newStaff } from '@/domain/model/newRecords'
import { fullName, nameKey } from '@/domain/rules/personNames'
import { showPhone } from '@/domain/rules/phones'
import {
  changedFields,
  lineKey,
  newFields,
  outcomeOf,
  placeOf,
  reasonsOf,
  sameTable,
  tableKey,
  type AnalysedSheet,
  type Place,
  type PlanContext,
} from './PlanContext'
import { readName, type ReadName } from './readName'
import { RowReader, type NamedCell } from './RowReader'
import { readStaffValues, staffChanges, type StaffValues } from './staffValues'
import { reasonTexts } from './texts'
import type { DifferenceOutcome } from '@/domain/changes/difference'
import type { Staff } from '@/domain/model/entities'
import type { KnownStaff } from './StaffIndex'
import type { LineData } from './plan'

/** A row of a staff list as read, and later the person it stands for. */
export interface StaffEntry {
  place: Place
  reader: RowReader
  name: ReadName | null
  values: StaffValues
  key: string
  /** Equal for rows that say the very same. */
  signature: string
  leads: NamedCell[]
  /** The column was named just «Класс», so that leading the class is a guess. */
  leadsByPlainColumn: boolean
}

/** Reads the rows of staff sheets; yields now and then so that a screen may breathe. */
export function* readStaffEntries(context: PlanContext, sheets: AnalysedSheet[]): Generator<void, StaffEntry[]> {
  const entries: StaffEntry[] = []
  for (const sheet of sheets) {
    const { table } = sheet
    for (const row of table.rows) {
      if (entries.length % 20 === 0) yield
      const reader = new RowReader(row, table.columns)
      const name = readName(reader, false)
      const { today, take = [] } = context.options
      const values = name === null ? {} : readStaffValues(reader, name, today, take)
      const leads = reader.cells('leadsClass')
      const plain = leads.length > 0 ? [] : reader.cells('className')
      const key = name === null ? '' : nameKey(name)
      entries.push({
        place: placeOf(sheet, row),
        reader,
        name,
        values,
        key,
        signature: `${key}\n${JSON.stringify(values)}`,
        leads: leads.length > 0 ? leads : plain,
        leadsByPlainColumn: plain.length > 0,
      })
    }
  }
  return entries
}

/**
 * Entries → lines: first those that the register already holds as they are, then the rest. Two rows or two cards of one
 * name are never merged silently (peers.md 3.4). Returns whom each entry stands for, for its classes.
 */
export function* planStaff(context: PlanContext, entries: StaffEntry[]): Generator<void, Map<StaffEntry, KnownStaff>> {
  const people = new Map<StaffEntry, KnownStaff>()
  const taken = new Set<Staff>()
  const same = new Map<StaffEntry, KnownStaff>()
  for (const [at, entry] of entries.entries()) {
    if (at % 40 === 0) yield
    if (entry.name === null || entry.reader.refusals.length > 0) continue
    const known = context.staff.byName(entry.name).find(({ staff }) => !taken.has(staff) && isSame(staff, entry))
    if (known === undefined) continue
    taken.add(known.staff)
    same.set(entry, known)
  }
  const matcher = new StaffMatcher(context, entries, taken)
  for (const [at, entry] of entries.entries()) {
    if (at % 40 === 0) yield
    const known = same.get(entry)
    const person = known === undefined ? matcher.plan(entry) : sameLine(context, entry, known)
    if (person !== null) people.set(entry, person)
  }
  let added = 0
  for (const known of people.values()) {
    if (known.lineKey === null) continue
    if (added++ % 40 === 0) yield
    context.staff.add(known)
  }
  return people
}

function isSame(staff: Staff, entry: StaffEntry): boolean {
  return Object.keys(staffChanges(staff, entry.values, entry.reader.has('category'))).length === 0
}

function sameLine(context: PlanContext, entry: StaffEntry, known: KnownStaff): KnownStaff {
  noteDismissed(entry, known.staff)
  addLine(context, entry, 'same', known.staff.id, {}, [])
  return known
}

/** A list of those who work names somebody whom the register knows as dismissed. */
function noteDismissed(entry: StaffEntry, staff: Staff): void {
  if (staff.state === 'dismissed' && entry.values.state !== 'dismissed')
    entry.reader.note('knownDismissed', reasonTexts.knownDismissed)
}

function addLine(
  context: PlanContext,
  entry: StaffEntry,
  outcome: DifferenceOutcome,
  entityId: string,
  fields: ReturnType<typeof newFields>,
  edits: Parameters<PlanContext['add']>[0]['edits'],
): string {
  const line = context.add({
    key: staffKey(entry.place),
    place: entry.place,
    outcome,
    table: 'staff',
    entityId,
    title: entry.name === null ? '' : fullName(entry.name),
    fields,
    reasons: reasonsOf(entry.reader),
    data: staffData(entry),
    edits,
  })
  return line.key
}

export function staffKey(place: Place): string {
  return lineKey(place, 'staff')
}

function staffData(entry: StaffEntry): LineData {
  const { name, values } = entry
  const shown: LineData['values'] = {}
  if (values.positions) shown['positions'] = values.positions.map((position) => position.title)
  if (values.subjects) shown['subjects'] = values.subjects
  if (values.phones) shown['phones'] = values.phones.map((phone) => phone.number)
  for (const field of ['email', 'category', 'hiredOn', 'dismissedOn', 'state', 'gender', 'note'] as const) {
    const value = values[field]
    if (value !== undefined && value !== null && value !== '') shown[field] = value
  }
  const { lastName = '', firstName = '', middleName = '' } = name ?? {}
  return { role: 'staff', lastName, firstName, middleName, className: '', values: shown }
}

class StaffMatcher {
  private readonly context: PlanContext
  private readonly taken: Set<Staff>
  private readonly bySignature = new Map<string, StaffEntry>()
  private readonly firstOfKey = new Map<string, StaffEntry>()
  /** Different rows of one name on one sheet. */
  private readonly namesakes = new Map<string, Set<string>>()
  private readonly rowsOfKey = new Map<string, number[]>()

  constructor(context: PlanContext, entries: StaffEntry[], taken: Set<Staff>) {
    this.context = context
    this.taken = taken
    for (const entry of entries) {
      if (entry.name === null) continue
      const key = `${tableKey(entry.place)}\n${entry.key}`
      const signatures = this.namesakes.get(key) ?? new Set()
      this.namesakes.set(key, signatures.add(entry.signature))
      this.rowsOfKey.set(key, [...(this.rowsOfKey.get(key) ?? []), entry.place.row])
      if (!this.bySignature.has(entry.signature)) this.bySignature.set(entry.signature, entry)
      if (!this.firstOfKey.has(entry.key)) this.firstOfKey.set(entry.key, entry)
    }
  }

  plan(entry: StaffEntry): KnownStaff | null {
    const { name, reader } = entry
    if (name === null || reader.refusals.length > 0) {
      addLine(this.context, entry, 'refused', '', {}, [])
      return null
    }
    this.doubtRepeats(entry)
    const known = this.match(entry, name)
    return known === null ? this.create(entry, name) : this.change(entry, known)
  }

  private doubtRepeats(entry: StaffEntry): void {
    const earlier = this.bySignature.get(entry.signature)
    const first = this.firstOfKey.get(entry.key)
    const key = `${tableKey(entry.place)}\n${entry.key}`
    if (earlier !== undefined && earlier !== entry && sameTable(earlier.place, entry.place)) {
      entry.reader.doubt('sameRow', reasonTexts.sameRow(earlier.place.row))
    } else if ((this.namesakes.get(key)?.size ?? 0) > 1) {
      const rows = (this.rowsOfKey.get(key) ?? []).slice(0, 10).join(', ')
      entry.reader.doubt('namesakesInFile', reasonTexts.namesakesInFile(rows))
    } else if (first !== undefined && !sameTable(first.place, entry.place)) {
      entry.reader.doubt('otherSheet', reasonTexts.otherSheet(first.place.sheet, first.place.row))
    }
  }

  /** The card the row would change, with a doubt unless it is surely the same person; `null` when it is a new one. */
  private match(entry: StaffEntry, name: ReadName): Staff | null {
    const { reader, values } = entry
    const cards = this.context.staff.byName(name).map(({ staff }) => staff)
    const free = cards.filter((staff) => !this.taken.has(staff))
    const phones = (values.phones ?? []).map((phone) => phone.number)
    const byPhone = free.filter((staff) => staff.phones.some((phone) => phones.includes(phone.number)))
    const [only] = byPhone.length === 1 ? byPhone : free.length === 1 ? free : []
    if (only !== undefined) {
      const differs = byPhone.length === 0 && phones.length > 0 && only.phones.length > 0
      if (differs) {
        const known = only.phones.map((phone) => showPhone(phone.number)).join(', ')
        reader.doubt('phoneDiffers', reasonTexts.phoneDiffers(known, phones.map(showPhone).join(', ')))
      } else if (byPhone.length === 0 && cards.length > 1)
        reader.doubt('namesakesInRegister', reasonTexts.namesakesInRegister)
      return only
    }
    if (cards.length > 0) {
      reader.doubt('namesakesInRegister', reasonTexts.namesakesInRegister)
      return null
    }
    return this.probable(entry, name, phones)
  }

  /** Initials, a missing patronymic or a changed surname: offered, never taken for granted. */
  private probable(entry: StaffEntry, name: ReadName, phones: string[]): Staff | null {
    const { reader } = entry
    const similar = this.context.staff.byShortName(name).filter(({ staff }) => !this.taken.has(staff))
    const [only] = similar
    if (similar.length === 1 && only !== undefined) {
      const title = fullName(only.staff)
      if (name.initials) reader.doubt('initialsMatch', reasonTexts.initialsMatch(title))
      else reader.doubt('middleNameMatch', reasonTexts.middleNameMatch(title))
      return only.staff
    }
    for (const number of phones) {
      for (const { staff } of this.context.staff.withPhone(number)) {
        const renamed = sameGivenNames(staff, name) && !this.taken.has(staff)
        if (renamed) {
          reader.doubt('surnameChanged', reasonTexts.surnameChanged(fullName(staff)))
          return staff
        }
        reader.note('samePhone', reasonTexts.samePhone(fullName(staff)))
      }
    }
    return null
  }

  private change(entry: StaffEntry, staff: Staff): KnownStaff {
    const changes: Partial<Staff> = staffChanges(staff, entry.values, entry.reader.has('category'))
    const { name, reader } = entry
    noteDismissed(entry, staff)
    // A changed surname or a patronymic that the card lacks comes from the row; initials never replace a name.
    if (name !== null && !name.initials && nameKey(name) !== nameKey(staff)) {
      changes.lastName = name.lastName
      if (name.middleName !== '') changes.middleName = name.middleName
    }
    const edit = changed('staff', staff, changes)
    const outcome = edit === null && reader.doubts.length === 0 ? 'same' : outcomeOf(reader, 'changed')
    addLine(this.context, entry, outcome, staff.id, changedFields(staff, changes), edit === null ? [] : [edit])
    if (reader.doubts.length === 0) this.taken.add(staff)
    return { staff, lineKey: null, doubtful: reader.doubts.length > 0 }
  }

  private create(entry: StaffEntry, name: ReadName): KnownStaff {
    const { values, reader } = entry
    const staff: Staff = {
      ...newStaff(this.context.options.newId()),
      lastName: name.lastName,
      firstName: name.firstName,
      middleName: name.middleName,
      ...values,
      platformRole: values.category === 'other' ? 'staff' : 'teacher',
    }
    const outcome = outcomeOf(reader, 'new')
    const { lastName, firstName, middleName } = name
    const fields = newFields({ lastName, firstName, middleName, ...values })
    const lineKey = addLine(this.context, entry, outcome, staff.id, fields, [created('staff', staff)])
    return { staff, lineKey, doubtful: outcome === 'doubtful' }
  }
}

function sameGivenNames(
  a: { firstName: string; middleName: string },
  b: { firstName: string; middleName: string },
): boolean {
  const key = (name: { firstName: string; middleName: string }): string => nameKey({ ...name, lastName: '' })
  return a.firstName !== '' && a.middleName !== '' && key(a) === key(b)
}

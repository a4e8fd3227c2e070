import type { EntityName, EntityTypes, Organisation } from '@/domain/model/entities'

/** A day that stands for "unknown" where a record must have one; it never comes from the user. */
const unknownDay = '1900-01-01'

const organisation: Organisation = {
  id: 'organisation',
  fullName: '',
  shortName: '',
  nameIn: '',
  nameOf: '',
  settlement: '',
  municipality: '',
  region: '',
  address: '',
  founder: '',
  inn: '',
  kpp: '',
  ogrn: '',
  phone: '',
  email: '',
  site: '',
  headName: '',
  headPosition: 'Директор',
  staffRoomName: 'Учительская',
  classFormat: 'guillemets',
  literaAlphabet: 'cyrillic',
  linkAgeDays: 30,
  retentionMonths: null,
  contactName: '',
  contactPhone: '',
  contactRoom: '',
  currentYearId: '',
}

/**
 * The value of every field that nobody has filled in, per kind of record. New records start from it, and a record that
 * lacks a field (written by another version, or half arrived) is read through it: absent is never `undefined`.
 */
export const neutral: { readonly [N in EntityName]: Readonly<EntityTypes[N]> } = {
  organisation,
  schoolYear: { id: '', title: '', startsOn: unknownDay, endsOn: unknownDay, state: 'preparing' },
  staff: {
    id: '',
    lastName: '',
    firstName: '',
    middleName: '',
    gender: null,
    positions: [],
    subjects: [],
    phones: [],
    email: '',
    category: 'teaching',
    bornOn: null,
    hiredOn: null,
    dismissedOn: null,
    state: 'working',
    platformRole: 'teacher',
    adminOrderId: null,
    snils: '',
    note: '',
  },
  class: {
    id: '',
    yearId: '',
    levels: [1],
    litera: '',
    profile: '',
    building: '',
    room: '',
    shift: null,
    plannedPupils: null,
    previousClassId: null,
    state: 'active',
    note: '',
  },
  order: { id: '', number: '', signedOn: null, title: '', note: '' },
  assignment: {
    id: '',
    classId: '',
    staffId: '',
    fromOn: unknownDay,
    toOn: null,
    kind: 'main',
    orderId: null,
    note: '',
  },
  platform: {
    id: '',
    name: '',
    shortName: '',
    state: 'active',
    patterns: [],
    roleTitles: { teacher: 'Педагог', staff: 'Сотрудник', pupil: 'Ученик', parent: 'Родитель' },
    steps: { teacher: [], staff: [], pupil: [], parent: [] },
    safetyLines: [],
    deadlineOn: null,
    note: '',
  },
  link: {
    id: '',
    platformId: '',
    classId: null,
    yearId: '',
    role: 'parent',
    url: '',
    shortUrl: '',
    state: 'active',
    version: 1,
    replacesId: null,
    createdOn: null,
    createdBy: '',
    issuedOn: null,
    validUntilOn: null,
    needsApproval: false,
    annulledOn: null,
    annulReason: '',
    note: '',
  },
  pupil: {
    id: '',
    classId: '',
    lastName: '',
    firstName: '',
    middleName: '',
    bornOn: null,
    phones: [],
    state: 'enrolled',
    note: '',
  },
  parent: { id: '', lastName: '', firstName: '', middleName: '', kind: 'mother', phones: [], pupilIds: [], note: '' },
  invitee: {
    id: '',
    platformId: '',
    classId: null,
    personKind: 'staff',
    personId: '',
    role: 'teacher',
    linkId: null,
    sheetRunId: null,
    way: 'link',
    handedBy: null,
    state: 'notInvited',
    times: 0,
    invitedOn: null,
    joinedOn: null,
    confirmedOn: null,
    note: '',
  },
  headCount: {
    id: '',
    classId: '',
    platformId: '',
    role: 'parent',
    countedOn: unknownDay,
    listed: 0,
    invited: 0,
    joined: 0,
    exceptions: 0,
    note: '',
  },
  joinRequest: {
    id: '',
    platformId: '',
    classId: null,
    role: 'parent',
    name: '',
    phone: '',
    personKind: null,
    personId: null,
    requestedOn: unknownDay,
    state: 'waiting',
    decidedOn: null,
    reason: '',
  },
  sheetRun: { id: '', document: '', platformId: '', madeOn: unknownDay, madeBy: '', sheets: [] },
  importMemory: { id: '', kind: 'columns', answers: {} },
}

/** The record with every absent field filled by its neutral value; fields of newer versions are kept. */
export function withNeutral<N extends EntityName>(table: N, record: Partial<EntityTypes[N]>): EntityTypes[N] {
  return { ...structuredCopy(neutral[table]), ...record }
}

/** Fresh arrays for each record, so that nobody edits the shared neutral ones by accident. */
function structuredCopy<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, copied(field)])) as T
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied)
  return typeof value === 'object' && value !== null ? structuredCopy(value) : value
}

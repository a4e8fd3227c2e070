/**
 * The meanings a column of a foreign table can have. A column without a meaning is `null` and is never read.
 * `partTime` and `isWorking` are columns of «да» and «нет»: a совместитель or not, still here or not. `invitedMark`,
 * `joinedMark`, `markDay` and `who` are those of the class teacher's copy: ticks, their day, whose row it is.
 */
export const importFields = [
  'rowNumber',
  'fullName',
  'lastName',
  'firstName',
  'middleName',
  'position',
  'subjects',
  'phone',
  'email',
  'category',
  'personState',
  'partTime',
  'isWorking',
  'className',
  'level',
  'litera',
  'classTeacher',
  'leadsClass',
  'room',
  'shift',
  'building',
  'profile',
  'pupilCount',
  'gender',
  'birthDay',
  'hiredOn',
  'dismissedOn',
  'snils',
  'parentName',
  'parentPhone',
  'note',
  'invitedMark',
  'joinedMark',
  'markDay',
  'who',
] as const
export type ImportField = (typeof importFields)[number]

/** Recognised, but left out unless the user asks: the data minimum (domain.md 3, 8.3.12). */
export const fieldsNotTaken: readonly ImportField[] = ['snils', 'birthDay', 'parentName', 'parentPhone']

/** Fields of which a table may have several columns; of every other one the best column counts. */
export const repeatableFields: readonly ImportField[] = [
  'phone',
  'note',
  'subjects',
  'position',
  'parentName',
  'parentPhone',
]

export type FileKind = 'staff' | 'classes' | 'pupils' | 'assignments' | 'marks' | 'mixed' | 'none'
export type SheetKind = Exclude<FileKind, 'mixed'>

import { texts } from './texts'

export type RegisterErrorCode = keyof typeof texts.errors

/** Why a school could not be opened or a change set was not written; nothing of the set is in the database then. */
export class RegisterError extends Error {
  readonly code: RegisterErrorCode
  readonly table: string
  readonly field: string
  readonly id: string

  /** @param where the table, the field and the id of the record that was refused, as far as there are any */
  constructor(code: RegisterErrorCode, where: { table?: string; field?: string; id?: string } = {}) {
    const table = where.table ?? ''
    const field = where.field ?? ''
    super(texts.errors[code](table, field))
    this.name = 'RegisterError'
    this.code = code
    this.table = table
    this.field = field
    this.id = where.id ?? ''
  }
}

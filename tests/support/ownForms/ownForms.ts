import { checkForm } from '@/formats/ownForm/checkForm'
import { fillForm } from '@/formats/ownForm/fillForm'
import { documentFacts } from '@/domain/documents/documentFacts'
import type { FormCheck } from '@/domain/documents/ownForm/formCheck'
import { formFill, type FormChoice, type MadeFill } from '@/domain/documents/ownForm/formFill'
import { documentSchool, documentsDay, documentsPlatform, inventedUrl } from '@tests/support/documentFacts'
import { handMade } from './handMade'
import { sheetForms } from './sheetForms'

export const formNames = [...Object.keys(sheetForms), ...Object.keys(handMade)]

const forms = new Map<string, Promise<Uint8Array>>()

/** One of the invented forms as the bytes of its file, the same each time: a workbook carries the moment it was made. */
export async function ownForm(name: string): Promise<Uint8Array> {
  const bytes = forms.get(name) ?? makeForm(name)
  forms.set(name, bytes)
  return (await bytes).slice()
}

async function makeForm(name: string): Promise<Uint8Array> {
  const draw = sheetForms[name]
  if (!draw) {
    const parts = handMade[name]
    if (!parts) throw new Error(`no form ${name}`)
    return parts()
  }
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  draw(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export const formChoice: FormChoice = {
  platformId: documentsPlatform,
  today: documentsDay,
  classIds: ['c5a'],
  staffRoom: false,
  roles: ['pupil', 'parent'],
  linesOf: 'people',
  sheets: 'one',
  onlyMissing: false,
}

export type GoodCheck = Extract<FormCheck, { ok: true }>

export function goodCheck(name: string, bytes: Uint8Array): GoodCheck {
  const check = checkForm(`${name}.xlsx`, bytes, inventedUrl('longest'))
  if (!check.ok) throw new Error(`${name}: ${check.refusal}`)
  return check
}

/** A form checked and filled with the small invented school. */
export async function filledForm(
  name: string,
  choice: Partial<FormChoice> = {},
): Promise<{ before: Uint8Array; after: Uint8Array; check: GoodCheck; made: MadeFill }> {
  const before = await ownForm(name)
  const check = goodCheck(name, before)
  const known = documentFacts(documentSchool(), documentsPlatform, documentsDay)
  const made = formFill(known, { ...formChoice, ...choice }, check.placeholders)
  const after = await fillForm(before, made.fill, () => undefined)
  return { before, after, check, made }
}

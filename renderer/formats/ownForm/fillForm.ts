import type { FormFill, FormGroup } from '@/domain/documents/ownForm/formFill'
import { addQrPictures, type PictureStore } from './addQrPictures'
import { copyNames } from './copyNames'
import { copySheet } from './copySheet'
import { editWorkbook, type ResultSheet } from './editWorkbook'
import { formPlan, type SheetPlan } from './formPlan'
import { FormPackage } from './FormPackage'
import type { FormulaPlace, SheetPlace } from './moveFormula'
import { rewriteRelated } from './rewriteRelated'
import { rewriteSheet } from './rewriteSheet'
import { RowMap } from './RowMap'
import { WorkbookParts } from './WorkbookParts'
import { allOf, rootOf } from './xml'

type Progress = (done: number, total: number) => void

const untouched = new RowMap([])
/** Only what may speak of another sheet is written anew. */
const HAS_FORMULAS = /<(?:\w+:)?(?:f|formula\d?)[\s>]/u

interface Job extends ResultSheet {
  group: FormGroup | null
  rows: RowMap
}

/**
 * Fills a checked form: repeated rows become as many as there are lines, or the sheets with placeholders get a copy for each
 * group. What the program does not know stays in the package byte for byte; the form's own bytes are not changed.
 * Progress counts lines. @throws RefusedFile for a file that `checkForm` would refuse
 */
export async function fillForm(bytes: Uint8Array, fill: FormFill, onProgress: Progress): Promise<Uint8Array> {
  const files = new FormPackage(bytes)
  const book = new WorkbookParts(files)
  const jobs = sheetJobs(book, formPlan(book), fill)
  const total = fill.groups.reduce((sum, group) => sum + group.rows.length, 0)
  let lines = 0
  const pictures: PictureStore = new Map()
  for (const job of jobs) {
    // A long list must not keep a cancelled worker, nor the window of tests, from breathing.
    await Promise.resolve()
    if (book.sheets[job.origin]?.isGrid && (job.group || HAS_FORMULAS.test(files.textOf(job.part)))) {
      const sheet = rootOf(files.edit(job.part))
      const codes = rewriteSheet(sheet, {
        ...job,
        book,
        onRow: () => onProgress(Math.min((lines += 1), total), total),
      })
      rewriteRelated(files, job.part, job.rows, job.place)
      addQrPictures(files, job.part, codes, pictures)
    } else rewriteRelated(files, job.part, untouched, job.place)
  }
  const active = Math.max(
    0,
    jobs.findIndex((job) => job.group !== null),
  )
  for (const [at, job] of jobs.entries()) selectTab(files, job, at === active)
  editWorkbook(files, book.part, jobs, active)
  onProgress(total, total)
  return files.write()
}

/** The sheets of the result in order. Copies are made of the form as it is, before anything is filled. */
function sheetJobs(book: WorkbookParts, plans: readonly SheetPlan[], { groups, copies }: FormFill): Job[] {
  const planOf = new Map(plans.map((plan) => [plan.sheet.part, plan]))
  const used = copies ? groups : groups.slice(0, 1)
  const names = copies ? copyNames(book, plans, used) : null
  let lastTable = Math.max(0, ...tableIds(book))
  const places = used.map((group, number) =>
    placesOf(book, (name, part) => {
      const plan = planOf.get(part)
      if (!plan) return { name, rows: untouched }
      const rows = new RowMap(plan.repeated.map((block) => ({ ...block, count: Math.max(1, group.rows.length) })))
      return { name: names?.(part, number) ?? name, rows }
    }),
  )
  return book.sheets.flatMap((sheet, origin) => {
    const isFilled = planOf.has(sheet.part)
    return (isFilled ? used : used.slice(0, 1)).map((group, number): Job => {
      const sheets = places[number] ?? new Map<string, SheetPlace>()
      const copied = number === 0 ? null : copySheet(book.files, sheet.part, () => (lastTable += 1))
      const home = sheets.get(sheet.name.toLowerCase()) ?? { name: sheet.name, rows: untouched }
      const place: FormulaPlace = { home, sheets, tables: copied?.tables ?? new Map<string, string>() }
      return {
        origin,
        part: copied?.part ?? sheet.part,
        name: home.name,
        place,
        rows: home.rows,
        group: isFilled ? group : null,
        isCopy: copied !== null,
      }
    })
  })
}

function placesOf(book: WorkbookParts, place: (name: string, part: string) => SheetPlace): Map<string, SheetPlace> {
  return new Map(book.sheets.map(({ name, part }) => [name.toLowerCase(), place(name, part)]))
}

function tableIds(book: WorkbookParts): number[] {
  return book.sheets.flatMap(({ part }) =>
    book.files
      .relationsOf(part)
      .filter(({ type, target }) => type === 'table' && book.files.has(target))
      .map(({ target }) => Number(rootOf(book.files.look(target)).getAttribute('id')) || 0),
  )
}

function selectTab(files: FormPackage, { part }: Job, isActive: boolean): void {
  for (const view of allOf(rootOf(files.look(part)), 'sheetView')) {
    if ((view.getAttribute('tabSelected') === '1') === isActive) continue
    files.edit(part)
    if (isActive) view.setAttribute('tabSelected', '1')
    else view.removeAttribute('tabSelected')
  }
}

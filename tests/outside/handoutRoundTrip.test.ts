import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { readGridFile } from '@/formats/reading/readGridFile'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { handoutBytes } from '@tests/fixtures/makers/handoutCopy'
import { plan } from '@tests/fixtures/makers/importing'
import { convert, freshFolder } from './tools'

/** The class teacher's copy after LibreOffice has opened it and saved it in each of the formats that come back. */
const folder = freshFolder('handout')
const school = documentSchool()
const of = { classIds: ['c5a'], platformId: documentsPlatform, today: documentsDay }

/** Ticks, a day, a telephone and a note as a person types them in Excel: into the cells as they are. */
async function filledIn(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  workbook.worksheets[0]?.eachRow((row) => {
    if (row.getCell(2).text === 'Яковлева Анна Сергеевна') {
      row.getCell(4).value = '8 916 765-43-21'
      row.getCell(5).value = 'да'
      row.getCell(6).value = '+'
      row.getCell(7).value = '05.09.2026'
    }
    if (row.getCell(2).text === 'Яковлев Сергей Ильич') row.getCell(8).value = 'отказ'
  })
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function planOf(name: string, facts = school) {
  const read = await readGridFile(name, new Uint8Array(readFileSync(join(folder, name))))
  if (!read.ok) throw new Error(read.refusal)
  return plan(read.file, facts, { today: documentsDay })
}

const csv = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false'

beforeAll(async () => {
  const bytes = await handoutBytes(school, of)
  writeFileSync(join(folder, 'untouched.xlsx'), bytes)
  writeFileSync(join(folder, 'filled.xlsx'), await filledIn(bytes))
  for (const name of ['untouched', 'filled']) {
    for (const format of ['xls', 'ods', csv]) await convert([join(folder, `${name}.xlsx`)], format, folder)
  }
})

describe.each(['xlsx', 'xls', 'ods', 'csv'])('a class teacher’s copy saved as .%s', (format) => {
  it('untouched changes nothing', async () => {
    const made = await planOf(`untouched.${format}`)
    expect(made.kind).toBe('marks')
    expect(made.lines.map((line) => line.outcome)).toEqual(Array(6).fill('same'))
  })

  it('filled in gives what was meant, and nothing the second time', async () => {
    const made = await planOf(`filled.${format}`)
    expect(made.counts).toMatchObject({ changed: 2, same: 4, doubtful: 0, refused: 0 })
    const after = applied(school, intentionOfPlan(made, proposedKeys(made)))
    const invitee = (id: string) => after.invitees.find((one) => one.personId === id)
    expect(invitee('p4')).toMatchObject({ state: 'joined', invitedOn: '2026-09-05', joinedOn: '2026-09-05' })
    expect(invitee('q2')).toMatchObject({ state: 'refused', note: '' })
    expect(after.pupils.find((one) => one.id === 'p4')?.phones.at(-1)?.number).toBe('+79167654321')
    const again = await planOf(`filled.${format}`, after)
    expect(intentionOfPlan(again, proposedKeys(again)).edits).toEqual([])
  })
})

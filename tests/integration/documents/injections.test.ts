import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { annulAct } from '@/domain/documents/annulAct'
import { audiences } from '@/domain/documents/audience'
import type { DocumentDescription } from '@/domain/documents/description'
import { documentKinds, firstChoice, type DocumentChoice } from '@/domain/documents/documentKinds'
import { explanationList } from '@/domain/documents/explanation'
import { firstExportChoice } from '@/domain/exports/exportChoice'
import { registerWorkbook } from '@/domain/exports/registerWorkbook'
import type { Facts } from '@/domain/model/plain'
import { writeXlsx } from '@/formats/workbook/writeXlsx'

/** Reliability S3, in every text that a user can type and a workbook can show. */
const attack = "=cmd|'/c calc'!A1"

function attackedSchool(): Facts {
  const facts = documentSchool()
  const { organisation } = facts
  Object.assign(organisation, { shortName: attack, fullName: attack, headName: attack, contactName: attack })
  for (const one of [...facts.staff, ...facts.pupils, ...facts.parents])
    Object.assign(one, { lastName: attack, firstName: '+1+1', middleName: '@SUM(A1)', note: attack })
  for (const one of facts.classes) Object.assign(one, { room: attack, note: attack, litera: `=${one.litera}` })
  for (const one of facts.invitees) one.note = '-1+1'
  for (const one of facts.orders) Object.assign(one, { number: attack, title: attack })
  for (const one of facts.platforms) Object.assign(one, { shortName: attack, name: attack, safetyLines: [attack] })
  for (const one of facts.links) Object.assign(one, { note: attack, annulReason: attack })
  return facts
}

function everyWorkbook(): DocumentDescription[] {
  const facts = attackedSchool()
  const choice: DocumentChoice = {
    ...firstChoice(documentsDay),
    platformId: documentsPlatform,
    classIds: facts.classes.map((one) => one.id),
    staffRoom: true,
    oneFilePerClass: true,
    madeBy: attack,
  }
  const annulled = facts.links.map((one) => ({ ...one, state: 'annulled' as const, annulledOn: documentsDay }))
  return [
    ...documentKinds.flatMap((kind) =>
      [null, ...audiences].flatMap((audience) => kind.make(facts, { ...choice, audience }).documents),
    ),
    annulAct(
      { ...facts, links: annulled },
      { linkIds: annulled.map((one) => one.id), number: attack, day: documentsDay },
    ),
    registerWorkbook(facts, { ...firstExportChoice(facts), pupils: true, parents: true }, documentsDay),
    explanationList(attack, { title: attack, rule: attack, lines: [attack] }, documentsDay),
  ]
}

it('no workbook of the program holds a formula, whatever was typed into the register (S3)', async () => {
  const workbooks = everyWorkbook().filter((one) => one.type === 'workbook')
  expect(new Set(workbooks.map((one) => one.title.slice(0, 12))).size).toBeGreaterThanOrEqual(7)
  for (const workbook of workbooks) {
    const files = unzipSync(await writeXlsx(workbook))
    const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    expect(sheets.length, workbook.title).toBe(workbook.sheets.length)
    for (const [name, bytes] of sheets) expect(strFromU8(bytes), `${workbook.title}, ${name}`).not.toMatch(/<f[ >]/u)
  }
})

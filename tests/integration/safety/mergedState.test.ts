import Dexie from 'dexie'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withNeutral } from '@/domain/model/neutral'
import { allTables, inTransaction } from '@/storage/commit'
import { mergeRecords } from '@/storage/mergeRecords'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import { born, save } from '@tests/integration/storage/world'
import { databaseOf, Office, type Session } from './office'

let office: Office
let session: Session

beforeEach(() => {
  office = new Office()
  session = office.start()
})
afterEach(() => office.end())

const school = async (): Promise<Register> => session.keep(await session.schools.create('МБОУ «СОШ № 5»', false))
const reopen = async (id: string): Promise<Register> => session.keep(await session.schools.open(id))
function restart(): void {
  office.stop()
  session = office.start()
}

/** What a snapshot of the exchange brings: a person without a history. */
function mergePerson(register: Register, id: string, lastName: string): Promise<unknown> {
  const { db } = depotOf(register)
  const person = {
    ...withNeutral('staff', { lastName }),
    id,
    _s: { '*': '0mtim7pc200000000000000000013' },
    _deleted: false,
  }
  return inTransaction(db, allTables, undefined, async () =>
    mergeRecords(db, { records: { staff: [person] }, pending: [] }),
  )
}

it('a PC that has only joined writes its second copy anew once, not at every start', async () => {
  const register = await school()
  await mergePerson(register, 's1', 'Орлова')
  restart()
  const again = await reopen(register.schoolId)
  expect(await depotOf(again).db.meta.get('device')).not.toHaveProperty('rebase')
  office.stop()
  await Dexie.delete(databaseOf(again))
  session = office.start()
  expect(await (await reopen(register.schoolId)).get('staff', 's1')).toMatchObject({ lastName: 'Орлова' })
})

it('what a snapshot brings while the second copy is written anew is in the next one', async () => {
  const register = await school()
  await save(register, 'Добавлена Орлова', born('staff', 's1', { lastName: 'Орлова', firstName: 'Вера' }))
  const { journals } = office.platform
  const writeBase = journals.writeBase.bind(journals)
  journals.writeBase = async (...base) => {
    journals.writeBase = writeBase
    await mergePerson(register, 'late', 'Зимин')
    return writeBase(...base)
  }
  await register.erase('staff', 's1')
  restart()
  const again = await reopen(register.schoolId)
  office.stop()
  await Dexie.delete(databaseOf(again))
  session = office.start()
  expect(await (await reopen(register.schoolId)).get('staff', 'late')).toMatchObject({ lastName: 'Зимин' })
})

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { edit, newStaff, OfficePc, settle, type Picture } from './desktopOffice'

const names = ['Приёмная', 'Завуч', 'Канцелярия', 'Бухгалтерия', 'Библиотека']

/** What came of a day on which everybody worked and then everybody met. */
export interface OfficeDay {
  pcs: OfficePc[]
  /** What each PC shows at the end. */
  pictures: Picture[]
  /** What everybody has written into fields of his own: person → field → value. */
  written: Record<string, Record<string, string>>
  /** Rounds of exchange until all merged states were found equal. */
  rounds: number
}

/**
 * So many PCs, each in a browser of its own with a profile of its own, over one real folder: the first makes the school,
 * the others join, everybody writes the same people and new ones before anybody meets anybody.
 */
export async function officeDay(folder: string, count: number): Promise<OfficeDay> {
  const shared = join(folder, 'Общая папка')
  await mkdir(shared)
  // Latin: Vitest runs under a locale that need not be installed, and Chromium then cannot read other names.
  const profile = (at: number) => join(folder, `pc-${String(at + 1)}`)
  const first = await OfficePc.create(names[0] ?? '', profile(0), shared)
  await first.save(
    ...Array.from({ length: 40 }, (_, at) => newStaff(`s${String(at)}`, { lastName: `Орлова ${String(at)}` })),
  )
  await first.sync()
  const pcs = [first]
  for (let at = 1; at < count; at += 1) pcs.push(await OfficePc.join(names[at] ?? String(at), profile(at), shared))

  const written: OfficeDay['written'] = {}
  const note = (id: string, field: string, value: string) => void ((written[id] ??= {})[field] = value)
  const own = ['email', 'snils', 'middleName', 'firstName', 'note']
  await Promise.all(
    pcs.map(async (pc, at) => {
      for (let turn = 0; turn < 10; turn += 1) {
        // The same person on all, a field of one's own; and one field that all write.
        const id = `s${String(turn)}`
        const field = own[at] ?? 'note'
        const value = `${pc.name} ${String(turn)}`
        await pc.save(edit(id, { [field]: value, lastName: `Спорная ${pc.name}` }))
        note(id, field, value)
        await pc.save(newStaff(`${String(at)}-${String(turn)}`, { lastName: value }))
        note(`${String(at)}-${String(turn)}`, 'lastName', value)
      }
      await pc.save(edit(`s${String(20 + at)}`, { _deleted: true }))
    }),
  )
  const rounds = await settle(pcs)
  const pictures: Picture[] = []
  for (const pc of pcs) pictures.push(await pc.read())
  return { pcs, pictures, written, rounds }
}

/** What is wrong with such a day; empty when all went well. */
export async function faultsOf({ pcs, pictures, written, rounds }: OfficeDay): Promise<string[]> {
  const faults: string[] = []
  if (rounds === Infinity) faults.push('the PCs never found their states equal')
  const [first = {}] = pictures
  for (const [at, picture] of pictures.entries()) {
    const name = pcs[at]?.name ?? ''
    for (const table of Object.keys({ ...first, ...picture })) {
      for (const id of Object.keys({ ...first[table], ...picture[table] })) {
        const [ours, theirs] = [first[table]?.[id] ?? {}, picture[table]?.[id] ?? {}]
        for (const field of Object.keys({ ...ours, ...theirs })) {
          if (JSON.stringify(ours[field]) !== JSON.stringify(theirs[field]))
            faults.push(`${name}: ${table} ${id} ${field}`)
        }
      }
    }
    for (const [id, fields] of Object.entries(written)) {
      for (const [field, value] of Object.entries(fields)) {
        if (picture.staff?.[id]?.[field] !== value) faults.push(`${name}: lost ${id} ${field} «${value}»`)
      }
    }
    for (const gone of pcs.keys())
      if (picture.staff?.[`s${String(20 + gone)}`]) faults.push(`${name}: s${String(20 + gone)} is back`)
  }
  for (const pc of pcs) {
    const status = await pc.status()
    const equal = status?.pcs.filter(({ agreement }) => agreement === 'equal').length
    if (equal !== pcs.length - 1) faults.push(`${pc.name}: ${String(equal)} PCs are called equal`)
    if (status?.waiting !== 0) faults.push(`${pc.name}: something waits`)
    const conflicts = status?.conflicts ?? 0
    if (conflicts === 0) faults.push(`${pc.name}: nobody is told of the field that all wrote`)
    await pc.page.getByRole('navigation').getByRole('link', { name: 'Обмен между ПК' }).click()
    await pc.page.getByRole('heading', { name: /^Синхронизировано/ }).waitFor()
    const words = await pc.page.getByText('данные совпадают', { exact: true }).count()
    if (words !== pcs.length - 1) faults.push(`${pc.name}: the screen says «данные совпадают» ${String(words)} times`)
  }
  return faults
}

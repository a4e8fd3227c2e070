import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDrafts } from '@electron/main/drafts'
import { addFile, isDraft, replaceFile } from '@electron/main/writing'

let folder = ''
let own = ''
let documents = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drafts-'))
  own = join(folder, 'own')
  documents = join(folder, 'documents')
  await mkdir(own)
  await mkdir(documents)
})
afterEach(() => rm(folder, { recursive: true }))

const bytes = new TextEncoder().encode('Орлова')
const draftName = '~0a1b2c3d-1111-4222-8333-444455556666.tmp'
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

describe('drafts of saved files', () => {
  it('a finished file leaves no draft and no note', async () => {
    const { disk } = createDrafts(own)
    await addFile(documents, 'Список.xlsx', bytes, disk)
    await replaceFile(join(documents, 'Список.xlsx'), bytes, disk)
    expect(await readdir(documents)).toEqual(['Список.xlsx'])
    expect(await readdir(own)).toEqual([])
  })

  it('what a crash left in a folder of the user goes at the next start', async () => {
    const crashed = createDrafts(own)
    const draft = join(documents, draftName)
    const handle = await crashed.disk.open(draft, 'wx')
    await handle.writeFile(bytes)
    await handle.close()
    expect(await readFile(join(own, 'drafts.txt'), 'utf8')).toContain(draft)
    createDrafts(own).sweep()
    expect(await exists(draft)).toBe(false)
    expect(await readdir(own)).toEqual([])
  })

  it('a draft in the own folder goes without a note', async () => {
    await writeFile(join(own, draftName), bytes)
    createDrafts(own).sweep()
    expect(await readdir(own)).toEqual([])
  })

  it('nothing but drafts is removed, whatever the note says', async () => {
    const names = ['Отчёт.xlsx', '~$Список.xlsx', '~1.tmp', 'x~0a1b2c3d-1111-4222-8333-444455556666.tmp']
    for (const name of names) await writeFile(join(documents, name), bytes)
    await writeFile(join(own, 'drafts.txt'), [...names.map((name) => join(documents, name)), draftName].join('\n'))
    createDrafts(own).sweep()
    expect((await readdir(documents)).sort()).toEqual([...names].sort())
  })

  it('a stick that is not here is a file that is gone; a folder in its place is tried again', async () => {
    const missing = join(folder, 'stick', draftName)
    const stubborn = join(documents, draftName)
    await mkdir(stubborn)
    await writeFile(join(own, 'drafts.txt'), `${missing}\n${stubborn}\n`)
    createDrafts(own).sweep()
    expect(await readFile(join(own, 'drafts.txt'), 'utf8')).toBe(`${stubborn}\n`)
  })

  it.each([
    [`/a/${draftName}`, true],
    [`C:\\a\\${draftName}`, true],
    ['/a/~$Книга.xlsx', false],
    [`/a/${draftName}.xlsx`, false],
  ])('%s is a draft: %s', (path, is) => {
    expect(isDraft(path)).toBe(is)
  })
})

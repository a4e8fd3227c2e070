import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asBytes, desktopApi, fromBytes } from '@tests/host/desktopApi'
import { expect, test, type Desktop } from '@tests/host/fixture'

const kinds = [{ name: 'Книга Excel', extensions: ['xlsx'] }]
const save = { title: 'Сохранить', suggestedName: 'Реестр: 5/6 «А».xlsx', kinds, bytes: asBytes('содержимое') }

/** The user's answer to the next dialogs; what the program proposed is kept in `asked`. */
async function answer(desktop: Desktop, paths: string[]): Promise<void> {
  await desktop.evaluate(({ dialog }, chosen) => {
    const asked: unknown[] = []
    Reflect.set(globalThis, 'asked', asked)
    const note = (args: unknown[]) => asked.push(args.at(-1))
    Object.assign(dialog, {
      showSaveDialog: (...args: unknown[]) => {
        note(args)
        return Promise.resolve({ canceled: chosen.length === 0, filePath: chosen[0] ?? '' })
      },
      showOpenDialog: (...args: unknown[]) => {
        note(args)
        return Promise.resolve({ canceled: chosen.length === 0, filePaths: chosen })
      },
    })
  }, paths)
}

const asked = (desktop: Desktop) =>
  desktop.evaluate(
    () => Reflect.get(globalThis, 'asked') as { defaultPath: string; filters: unknown; properties: string[] }[],
  )

test('saving asks, writes the whole file and leaves no draft', async ({ desktop, folder }) => {
  const target = join(folder, 'Реестр.xlsx')
  await writeFile(target, 'прежнее')
  await answer(desktop, [target])
  const saved = await desktopApi(desktop.page, 'saveFile', save)
  expect(saved).toMatchObject({ ok: true, value: { name: 'Реестр.xlsx' } })
  expect(JSON.stringify(saved)).not.toContain(folder)
  expect(await readFile(target, 'utf8')).toBe('содержимое')
  expect((await readdir(folder)).sort()).toEqual(['Реестр.xlsx'])
  const [dialog] = await asked(desktop)
  expect(dialog?.defaultPath).toMatch(/Реестр- 5-6 «А»\.xlsx$/)
  expect(dialog?.filters).toEqual(kinds)
})

test('a name typed without its extension gets it, and never lands on another file', async ({ desktop, folder }) => {
  await writeFile(join(folder, 'Реестр.xlsx'), 'прежнее')
  await answer(desktop, [join(folder, 'Реестр')])
  expect(await desktopApi(desktop.page, 'saveFile', save)).toMatchObject({
    ok: true,
    value: { name: 'Реестр (2).xlsx' },
  })
  expect(await readFile(join(folder, 'Реестр.xlsx'), 'utf8')).toBe('прежнее')
})

test('closing a dialog is no error', async ({ desktop }) => {
  await answer(desktop, [])
  expect(await desktopApi(desktop.page, 'saveFile', save)).toEqual({ ok: false, code: 'cancelled' })
  expect(await desktopApi(desktop.page, 'openFiles', { title: '', kinds, multiple: true })).toEqual({
    ok: false,
    code: 'cancelled',
  })
  expect(await desktopApi(desktop.page, 'chooseFolder', { title: '' })).toEqual({ ok: false, code: 'cancelled' })
})

test('opening gives names and bytes, several when asked', async ({ desktop, folder }) => {
  const paths = [join(folder, 'а.xlsx'), join(folder, 'б.xlsx')]
  for (const path of paths) await writeFile(path, path)
  await answer(desktop, paths)
  const opened = await desktopApi(desktop.page, 'openFiles', { title: '', kinds, multiple: true })
  if (!opened.ok) throw new Error(opened.code)
  expect(opened.value.map((file) => file.name)).toEqual(['а.xlsx', 'б.xlsx'])
  expect(fromBytes(opened.value[1]?.bytes).toString()).toBe(paths[1])
  expect((await asked(desktop))[0]?.properties).toEqual(['openFile', 'multiSelections'])
})

test('a file that is not there any more is not found', async ({ desktop, folder }) => {
  await answer(desktop, [join(folder, 'нет.xlsx')])
  const opened = await desktopApi(desktop.page, 'openFiles', { title: '', kinds, multiple: false })
  expect(opened).toEqual({ ok: false, code: 'not-found', detail: 'ENOENT', name: 'нет.xlsx' })
})

test('a chosen folder takes many files and never loses one', async ({ desktop, folder }) => {
  const target = join(folder, 'Раздатки')
  await mkdir(target)
  await answer(desktop, [target])
  const chosen = await desktopApi(desktop.page, 'chooseFolder', { title: 'Куда' })
  if (!chosen.ok) throw new Error(chosen.code)
  expect(chosen.value.name).toBe('Раздатки')
  const names: string[] = []
  for (const name of ['5-А.txt', '5-А.txt', '../../5-А.txt', 'CON', '5/Б\u202Etxt.exe']) {
    const into = { folder: chosen.value.token, name, bytes: asBytes(name) }
    const written = await desktopApi(desktop.page, 'saveIntoFolder', into)
    if (!written.ok) throw new Error(written.code)
    names.push(written.value.name)
  }
  expect(names).toEqual(['5-А.txt', '5-А (2).txt', '-..-5-А.txt', '_CON', '5-Бtxt.exe'])
  expect((await readdir(target)).sort()).toEqual([...names].sort())
  expect(await readFile(join(target, '5-А.txt'), 'utf8')).toBe('5-А.txt')
})

test('a vanished folder is told as such, and the drafts with it', async ({ desktop, folder }) => {
  const stick = join(folder, 'Флешка')
  await mkdir(stick)
  await answer(desktop, [stick])
  const chosen = await desktopApi(desktop.page, 'chooseFolder', { title: '' })
  if (!chosen.ok) throw new Error(chosen.code)
  await rm(stick, { recursive: true })
  const into = { folder: chosen.value.token, name: 'а.txt', bytes: asBytes('а') }
  expect(await desktopApi(desktop.page, 'saveIntoFolder', into)).toEqual({
    ok: false,
    code: 'gone',
    detail: 'ENOENT',
    name: 'а.txt',
  })
  expect(await desktopApi(desktop.page, 'revealSaved', { token: chosen.value.token, open: true })).toEqual({
    ok: false,
    code: 'not-found',
  })
})

test('documents are kept out of the program’s own data', async ({ desktop }) => {
  await answer(desktop, [join(desktop.userData, 'x.xlsx')])
  expect(await desktopApi(desktop.page, 'saveFile', save)).toMatchObject({ ok: false, code: 'forbidden' })
  await answer(desktop, [desktop.userData])
  expect(await desktopApi(desktop.page, 'chooseFolder', { title: '' })).toMatchObject({ ok: false, code: 'forbidden' })
})

test('a saved document can be shown and opened, a program cannot', async ({ desktop, folder }) => {
  await desktop.evaluate(({ shell }) => {
    const shown: string[] = []
    Reflect.set(globalThis, 'shown', shown)
    shell.showItemInFolder = (path) => void shown.push(`show ${path}`)
    shell.openPath = (path) => {
      shown.push(`open ${path}`)
      return Promise.resolve('')
    }
  })
  const tokens: string[] = []
  for (const name of ['Реестр.xlsx', 'Реестр.bat']) {
    await answer(desktop, [join(folder, name)])
    const any = { ...save, kinds: [] }
    const saved = await desktopApi(desktop.page, 'saveFile', any)
    if (!saved.ok) throw new Error(saved.code)
    tokens.push(saved.value.token)
  }
  const [workbook, program] = tokens
  expect(await desktopApi(desktop.page, 'revealSaved', { token: workbook, open: true })).toEqual({
    ok: true,
    value: null,
  })
  expect(await desktopApi(desktop.page, 'revealSaved', { token: program, open: true })).toMatchObject({
    code: 'forbidden',
  })
  expect(await desktopApi(desktop.page, 'revealSaved', { token: program, open: false })).toEqual({
    ok: true,
    value: null,
  })
  const shown = await desktop.evaluate(() => Reflect.get(globalThis, 'shown') as string[])
  expect(shown).toEqual([`open ${join(folder, 'Реестр.xlsx')}`, `show ${join(folder, 'Реестр.bat')}`])
})

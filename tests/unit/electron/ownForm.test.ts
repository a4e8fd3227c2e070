import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFiles } from '@electron/main/files'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-form-'))
  writeFileSync(join(folder, 'Бланк.xlsx'), 'бланк')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const kinds = [{ name: 'Книга Excel', extensions: ['xlsx'] }]
const bytes = new TextEncoder().encode('заполнено')

/** The system's dialogs answered with these names in the folder. */
function files(open: string, save: string) {
  return createFiles({
    window: () => null,
    dialog: {
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [join(folder, open)] }),
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath: join(folder, save) }),
    },
    shell: { openPath: () => Promise.resolve(''), showItemInFolder: () => undefined },
    documents: folder,
    ownData: join(folder, 'своё'),
  })
}

async function saved(open: string, save: string) {
  const host = files(open, save)
  const opened = await host.openFiles({ title: '', kinds, multiple: false })
  const notOver = opened.ok ? opened.value[0]?.token : undefined
  return host.saveFile({ title: '', suggestedName: 'а.xlsx', kinds, bytes, notOver })
}

it('refuses the form itself, also by another way to it, and leaves it as it was', async () => {
  symlinkSync(join(folder, 'Бланк.xlsx'), join(folder, 'Ярлык.xlsx'))
  expect(await saved('Бланк.xlsx', 'Бланк.xlsx')).toMatchObject({ ok: false, code: 'same-file', name: 'Бланк.xlsx' })
  expect(await saved('Бланк.xlsx', 'Ярлык.xlsx')).toMatchObject({ ok: false, code: 'same-file' })
  expect(await saved('Бланк.xlsx', 'Бланк')).toMatchObject({ ok: false, code: 'same-file' })
  expect(readFileSync(join(folder, 'Бланк.xlsx'), 'utf8')).toBe('бланк')
})

it('writes beside the form', async () => {
  expect(await saved('Бланк.xlsx', 'Бланк, 5А.xlsx')).toMatchObject({ ok: true })
  expect(readFileSync(join(folder, 'Бланк, 5А.xlsx'), 'utf8')).toBe('заполнено')
})

it('takes no token but one of an opened file, and shows none in the file manager', async () => {
  const host = files('Бланк.xlsx', 'б.xlsx')
  const opened = await host.openFiles({ title: '', kinds, multiple: false })
  const token = opened.ok ? (opened.value[0]?.token ?? '') : ''
  expect(await host.revealSaved({ token, open: true })).toMatchObject({ ok: false, code: 'forbidden' })
  const save = { title: '', suggestedName: 'а.xlsx', kinds, bytes, notOver: 'нет такого' }
  expect(await host.saveFile(save)).toMatchObject({ ok: false, code: 'forbidden' })
})

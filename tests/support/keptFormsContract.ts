import { describe, expect, it, vi } from 'vitest'
import { MOST_KEPT_FORMS, MOST_KEPT_MB } from '@/domain/documents/ownForm/keptFormRules'
import type { KeptForm, KeptForms } from '@/storage/keptForms'

/** A shelf on the bench, whose clock goes on by itself. */
export interface KeptFormsBench {
  forms: KeptForms
  /** Other bytes in the place of what was kept; null: none at all. */
  damage(id: string, bytes: Uint8Array | null): Promise<void>
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const code = (name: string): unknown => expect.objectContaining({ name: 'RegisterError', code: name })
const names = (forms: readonly KeptForm[]) => forms.map(({ name }) => name)

/** What every shelf of kept forms must do. */
export function keptFormsContract(title: string, open: () => Promise<KeptFormsBench>): void {
  describe(title, () => {
    it('gives back what was kept, and lists it by name with size and time', async () => {
      const { forms } = await open()
      const second = await forms.keep('Бланк 10.xlsx', bytesOf('десять'))
      const first = await forms.keep('Бланк 2.xlsx', bytesOf('два'))
      const list = await forms.list()
      expect(names(list)).toEqual(['Бланк 2.xlsx', 'Бланк 10.xlsx'])
      expect(list.map(({ id, size }) => [id, size])).toEqual([
        [first, 6],
        [second, 12],
      ])
      expect(list[0]?.keptAt).toBeGreaterThan(list[1]?.keptAt ?? Infinity)
      expect(await forms.bytes(second)).toEqual(bytesOf('десять'))
      expect(await forms.remains(second)).toEqual(bytesOf('десять'))
    })

    it('replaces a form of the same name under its id', async () => {
      const { forms } = await open()
      const id = await forms.keep('Йод.xlsx', bytesOf('старый'))
      const [before] = await forms.list()
      // The same letter as Finder writes it, in another case.
      expect(await forms.keep(' йод.XLSX', bytesOf('новый'))).toBe(id)
      const list = await forms.list()
      expect(names(list)).toEqual(['йод.XLSX'])
      expect(list[0]?.keptAt).toBeGreaterThan(before?.keptAt ?? Infinity)
      expect(await forms.bytes(id)).toEqual(bytesOf('новый'))
    })

    it('refuses what is too large, and changes nothing by it', async () => {
      const { forms } = await open()
      const most = MOST_KEPT_MB * 1024 * 1024
      await expect(forms.keep('Большой.xlsx', new Uint8Array(most + 1))).rejects.toEqual(code('form-too-large'))
      expect(await forms.list()).toEqual([])
      const id = await forms.keep('Как раз.xlsx', new Uint8Array(most))
      expect(await forms.bytes(id)).toHaveLength(most)
    })

    it('keeps no more than its number; replacing one of them is no new one', async () => {
      const { forms } = await open()
      for (let at = 1; at <= MOST_KEPT_FORMS; at += 1) await forms.keep(`Бланк ${String(at)}.xlsx`, bytesOf('а'))
      await expect(forms.keep('Ещё один.xlsx', bytesOf('б'))).rejects.toEqual(code('form-too-many'))
      const id = await forms.keep('Бланк 7.xlsx', bytesOf('в'))
      expect(await forms.bytes(id)).toEqual(bytesOf('в'))
      const putBack = await forms.remove(id)
      await forms.keep('Ещё один.xlsx', bytesOf('б'))
      await expect(putBack()).rejects.toEqual(code('form-too-many'))
      expect(await forms.list()).toHaveLength(MOST_KEPT_FORMS)
    })

    it('removes a form and puts it back as it was', async () => {
      const { forms } = await open()
      const id = await forms.keep('Список.xlsx', bytesOf('строки'))
      const before = await forms.list()
      const putBack = await forms.remove(id)
      expect(await forms.list()).toEqual([])
      await expect(forms.bytes(id)).rejects.toEqual(code('form-gone'))
      await putBack()
      expect(await forms.list()).toEqual(before)
      expect(await forms.bytes(id)).toEqual(bytesOf('строки'))
    })

    it('puts nothing over a form that has taken the name meanwhile', async () => {
      const { forms } = await open()
      const putBack = await forms.remove(await forms.keep('Список.xlsx', bytesOf('прежний')))
      const id = await forms.keep('список.xlsx', bytesOf('новый'))
      await expect(putBack()).rejects.toEqual(code('form-exists'))
      expect(await forms.bytes(id)).toEqual(bytesOf('новый'))
      expect(await forms.list()).toHaveLength(1)
    })

    it('removing what is not there is no failure, and putting it back makes nothing', async () => {
      const { forms } = await open()
      const putBack = await forms.remove('no-such-form')
      await putBack()
      expect(await forms.list()).toEqual([])
    })

    it('says that a form is damaged, keeps what is left of it, and takes a whole one in its place', async () => {
      const { forms, damage } = await open()
      const id = await forms.keep('Список.xlsx', bytesOf('строки'))
      await damage(id, bytesOf('стрoки'))
      await expect(forms.bytes(id)).rejects.toEqual(code('form-damaged'))
      expect(names(await forms.list())).toEqual(['Список.xlsx'])
      expect(await forms.remains(id)).toEqual(bytesOf('стрoки'))
      expect(await forms.keep('Список.xlsx', bytesOf('строки'))).toBe(id)
      expect(await forms.bytes(id)).toEqual(bytesOf('строки'))
    })

    it('a form whose contents are lost can be removed, put back and replaced', async () => {
      const { forms, damage } = await open()
      const id = await forms.keep('Список.xlsx', bytesOf('строки'))
      await damage(id, null)
      await expect(forms.bytes(id)).rejects.toEqual(code('form-damaged'))
      await expect(forms.remains(id)).rejects.toEqual(code('form-damaged'))
      const putBack = await forms.remove(id)
      await putBack()
      expect(names(await forms.list())).toEqual(['Список.xlsx'])
      await expect(forms.bytes(id)).rejects.toEqual(code('form-damaged'))
    })

    it('tells its list anew whenever it changes', async () => {
      const { forms } = await open()
      const told: string[][] = []
      const stop = forms.live().subscribe(
        (list) => told.push(names(list)),
        (reason) => {
          throw reason
        },
      )
      await vi.waitFor(() => {
        expect(told.at(-1)).toEqual([])
      })
      const id = await forms.keep('Список.xlsx', bytesOf('строки'))
      await vi.waitFor(() => {
        expect(told.at(-1)).toEqual(['Список.xlsx'])
      })
      await forms.remove(id)
      await vi.waitFor(() => {
        expect(told.at(-1)).toEqual([])
      })
      stop()
    })
  })
}
